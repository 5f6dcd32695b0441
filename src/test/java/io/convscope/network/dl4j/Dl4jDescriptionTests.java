package io.convscope.network.dl4j;

import java.util.List;
import java.util.stream.Stream;

import io.convscope.network.Architecture;
import io.convscope.network.ClassicalMomentum;
import io.convscope.network.LayerInfo;
import io.convscope.network.LearningRule;
import io.convscope.network.Stack;
import io.convscope.network.description.TensorShape;
import io.convscope.network.description.Shape;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deeplearning4j understands a network as it is meant.
 */
class Dl4jDescriptionTests {

	private static final Architecture ARTICLE = Architecture.article(10);

	static Stream<Architecture> architectures() {
		return Stream.concat(Stream.of(ARTICLE), Stack.corners().map((stack) -> stack.architecture(0.5)));
	}

	@ParameterizedTest
	@MethodSource("architectures")
	void hasTheShapesThatDeeplearning4jFinds(Architecture architecture) {
		MultiLayerConfiguration configuration = Dl4jDescription.of(architecture, LearningRule.sgd(0), 1, 1);
		Shape picture = architecture.inputShape();
		List<InputType> outputs = configuration
			.getLayerActivationTypes(InputType.convolutional(picture.height(), picture.width(), picture.channels()));
		for (int i = 0; i < outputs.size(); i++) {
			LayerInfo layer = architecture.layers().get(i);
			if (outputs.get(i) instanceof InputType.InputTypeConvolutional maps) {
				assertThat(layer.output())
					.isEqualTo(new Shape((int) maps.getChannels(), (int) maps.getHeight(), (int) maps.getWidth()));
			}
			else {
				assertThat(layer.output()).isEqualTo(new Shape((int) outputs.get(i).arrayElementsPerExample(), 1, 1));
			}
			NeuralNetConfiguration conf = configuration.getConf(i);
			assertThat(layer.tensors().stream().mapToLong(TensorShape::size).sum())
				.isEqualTo(conf.getLayer().initializer().numParams(conf));
		}
	}

	@Test
	void deeplearning4jReadsTheDescriptionOfTheNetwork() {
		LearningRule rule = LearningRule.sgd(0.75);
		MultiLayerConfiguration read = MultiLayerConfiguration
			.fromJson(Dl4jDescription.json(ARTICLE, rule.optimizer(), 0.125, 7));
		assertThat(read).isEqualTo(Dl4jDescription.of(ARTICLE, rule, 0.125, 7));
		BaseLayer conv1 = (BaseLayer) read.getConf(0).getLayer();
		assertThat(conv1.getIUpdater()).isEqualTo(new ClassicalMomentum(0.125, 0.75, false));
	}

}

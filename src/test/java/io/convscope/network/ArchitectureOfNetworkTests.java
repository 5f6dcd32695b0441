package io.convscope.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.Relu;
import io.convscope.network.description.TensorShape;
import io.convscope.network.engine.Engine;
import io.convscope.network.engine.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * The network is the article's.
 */
class ArchitectureOfNetworkTests {

	private final Architecture architecture = Architecture.article(10);

	@Test
	void hasTheArticlesLayers() {
		String layers = this.architecture.layers()
			.stream()
			.map((each) -> each.name() + " " + each.kind() + " " + each.channels() + "x" + each.height() + "x"
					+ each.width() + " " + each.parameters())
			.collect(Collectors.joining("\n"));
		assertThat(layers).isEqualTo("""
				conv1 convolution 32x32x32 896
				act1 relu 32x32x32 0
				drop1 dropout 32x32x32 0
				conv2 convolution 32x32x32 9248
				act2 relu 32x32x32 0
				pool2 maxpool 32x16x16 0
				fc3 dense 512x1x1 4194816
				act3 relu 512x1x1 0
				drop3 dropout 512x1x1 0
				fc4 dense 10x1x1 5130
				softmax softmax 10x1x1 0""");
		assertThat(this.architecture.layers().stream().mapToLong(LayerInfo::parameters).sum()).isEqualTo(4_210_090);
	}

	@Test
	void answersForItsLogitsAndItsLastMaps() {
		assertThat(this.architecture.logits().name()).isEqualTo("fc4");
		assertThat(this.architecture.lastMaps()).map(LayerInfo::name).hasValue("act2");
		assertThat(new Stack("conv 4 3 1 1, relu, pool 2 2 0, conv 6 3 1 0, dense 3").architecture(1).lastMaps())
			.map(LayerInfo::name)
			.hasValue("conv3");
		assertThat(new Stack("pool 2 2 0, dense 3").architecture(1).lastMaps()).isEmpty();
	}

	@Test
	void refusesANetworkWithAnotherNumberOfOutputs() {
		NetworkDescription relu = new NetworkDescription("relu", "", new NetworkDescription.Input(3, 32),
				List.of(new Relu("relu1")));
		assertThatIllegalArgumentException().isThrownBy(() -> new Architecture(relu, 2))
			.withMessage("The network relu has 3072 outputs; 2 classes need as many");
	}

	@Test
	void hasPyTorchsParameters() {
		assertThat(this.architecture.parameters()).extracting((each) -> each.name() + Arrays.toString(each.shape()))
			.containsExactly("conv1.weight[32, 3, 3, 3]", "conv1.bias[32]", "conv2.weight[32, 32, 3, 3]",
					"conv2.bias[32]", "fc3.weight[512, 8192]", "fc3.bias[512]", "fc4.weight[10, 512]", "fc4.bias[10]");
	}

	@Test
	void startsUniformWithinOneOverTheRootOfTheFanIn() {
		Weights weights = Weights.initial(this.architecture, 42);
		for (TensorShape shape : this.architecture.parameters()) {
			double bound = 1 / Math.sqrt(shape.fanIn());
			float[] values = weights.get(shape.name()).values();
			double squares = 0;
			for (float value : values) {
				assertThat(Math.abs(value)).isLessThanOrEqualTo((float) bound);
				squares += (double) value * value;
			}
			if (values.length > 500) {
				// a uniform distribution's deviation is its bound / root of 3
				assertThat(Math.sqrt(squares / values.length)).isCloseTo(bound / Math.sqrt(3), within(bound * 0.05));
			}
		}
		assertThat(Weights.initial(this.architecture, 42).get("fc3.weight").values())
			.isEqualTo(weights.get("fc3.weight").values());
	}

	@Test
	void namesItsLayersToWhoAsksForAnother() {
		assertThatThrownBy(() -> this.architecture.layer("conv9")).isInstanceOf(UnknownLayerException.class)
			.hasMessage("There is no layer \"conv9\"; the layers are conv1, act1, drop1, conv2, act2, pool2, fc3, act3,"
					+ " drop3, fc4, softmax.");
	}

	@Test
	void refusesWeightsThatDontFit() {
		Weights three = Weights.initial(Architecture.article(3), 1);
		assertThatThrownBy(() -> three.requireFit(this.architecture)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("fc4.weight [10, 512]")
			.hasMessageContaining("[3, 512]");
	}

	@Test
	@EnabledOnOs(architectures = { "amd64", "x86_64" }, value = { OS.LINUX, OS.MAC, OS.WINDOWS })
	void oneDnnIsReallyThereOnX86() {
		assertThat(new Networks().engine()).isEqualTo(Engine.ONEDNN);
	}

}

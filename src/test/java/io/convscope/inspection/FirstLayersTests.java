package io.convscope.inspection;

import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.Network;
import io.convscope.network.Networks;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Test;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FirstLayersTests {

	private final Architecture architecture = Architecture.article(10);

	private final FirstLayers first = new FirstLayers(this.architecture);

	@Test
	void theyEndWhereTheDenseLayersBegin() {
		assertThat(this.first.names()).containsExactly("conv1", "act1", "drop1", "conv2", "act2", "pool2");
	}

	@Test
	void theyComputeWhatTheNetworkComputes() {
		Weights weights = Weights.initial(this.architecture, 5);
		float[] picture = TestCard.draw(CIFAR10).toInput();
		try (Network network = new Networks().inference(this.architecture, weights)) {
			for (LayerInfo layer : this.first.layers()) {
				float[] expected = network.activations(layer.name(), picture, 1);
				float[] actual = this.first.compute(layer, weights, picture);
				assertThat(actual).as(layer.name()).hasSameSizeAs(expected);
				for (int i = 0; i < expected.length; i++) {
					assertThat(actual[i]).as("%s[%d]", layer.name(), i).isCloseTo(expected[i], within(1e-5f));
				}
			}
		}
	}

}

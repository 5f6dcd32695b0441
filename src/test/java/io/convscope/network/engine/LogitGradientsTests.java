package io.convscope.network.engine;

import java.util.Arrays;
import java.util.Random;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.LogitGradients;
import io.convscope.network.Network;
import io.convscope.network.Stack;
import io.convscope.network.Tensor;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.UnknownLayerException;
import io.convscope.network.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The gradients of each engine agree with what the fast network's logits do, and with one
 * another.
 */
@ParameterizedClass
@EnumSource
class LogitGradientsTests {

	private static final int LABEL = 3;

	private static final Architecture ARCHITECTURE = Architecture.article(10);

	private static final Weights WEIGHTS = Weights.initial(ARCHITECTURE, 7);

	private static final float[] PICTURE = noise(1, 1);

	private static final Network NETWORK = new Networks().inference(ARCHITECTURE, WEIGHTS);

	private final Engine engine;

	private final LogitGradients gradients;

	LogitGradientsTests(Engine engine) {
		assumeTrue(engine != Engine.ONEDNN || Engine.best() == engine);
		this.engine = engine;
		this.gradients = engine.gradients(ARCHITECTURE, WEIGHTS);
	}

	@AfterEach
	void close() {
		this.gradients.close();
	}

	// where a step crosses the kink of a ReLU it is off, the less the shorter it is
	@ParameterizedTest
	@ValueSource(floats = { 0.01f, 0.005f, 0.0025f })
	void agreeWithFiniteDifferences(float step) {
		float[] gradient = this.gradients.toInput(LABEL, PICTURE, 1);
		double squares = 0;
		double off = 0;
		for (int value : new Random(2).ints(40, 0, CIFAR10.values()).toArray()) {
			double difference = (logit(value, step) - logit(value, -step)) / (2 * step);
			squares += Math.pow(gradient[value], 2);
			off += Math.pow(gradient[value] - difference, 2);
		}
		assertThat(Math.sqrt(off / squares)).isLessThan(10 * step);
	}

	private static double logit(int pixel, float step) {
		float[] moved = PICTURE.clone();
		moved[pixel] += step;
		return NETWORK.activations("fc4", moved, 1)[LABEL];
	}

	// without a ReLU the logits are linear, and a long step is exact
	@Test
	void goThroughNormalizationByItsRunningStatistics() {
		Architecture linear = new Stack("conv 8 3 1 1, norm, mean 3 2 1, conv 6 3 2 1, norm, global, norm, dense 4")
			.architecture(1);
		Weights learned = learned(linear);
		float[] lighter = PICTURE.clone();
		for (int i = 0; i < lighter.length; i++) {
			lighter[i] += i % 7 - 3;
		}
		try (Network network = Engine.best().create(linear, learned, null, 0);
				LogitGradients gradients = this.engine.gradients(linear, learned)) {
			double before = network.activations("dense7", PICTURE, 1)[LABEL];
			double after = network.activations("dense7", lighter, 1)[LABEL];
			float[] gradient = gradients.toInput(LABEL, PICTURE, 1);
			assertThat(product(gradient, lighter) - product(gradient, PICTURE)).isCloseTo(after - before,
					within(1e-4 * Math.abs(after - before)));
		}
	}

	private static Weights learned(Architecture architecture) {
		try (TrainableNetwork network = Engine.best()
			.create(architecture, Weights.initial(architecture, 3), LearningRule.sgd(0.9), 1)) {
			for (int step = 0; step < 5; step++) {
				network.train(noise(8, step), new int[] { 0, 1, 2, 3, 0, 1, 2, 3 }, 8, 0.1);
			}
			return network.weights();
		}
	}

	// without biases, twice as bright a picture has twice the logits
	@Test
	void timesTheInputSumUpToTheLogitOfANetworkWithoutBiases() {
		Weights withoutBiases = new Weights(WEIGHTS.tensors()
			.stream()
			.map((tensor) -> tensor.name().endsWith(".bias")
					? new Tensor(tensor.name(), tensor.shape(), new float[tensor.values().length]) : tensor)
			.toList());
		try (Network linear = Engine.best().create(ARCHITECTURE, withoutBiases, null, 0);
				LogitGradients gradients = this.engine.gradients(ARCHITECTURE, withoutBiases)) {
			float[] gradient = gradients.toInput(LABEL, PICTURE, 1);
			double logit = linear.activations("fc4", PICTURE, 1)[LABEL];
			assertThat(product(gradient, PICTURE)).isCloseTo(logit, within(1e-4 * Math.abs(logit)));
		}
	}

	@Test
	void ofALinearLayerAreItsWeights() {
		float[] weights = WEIGHTS.get("fc4.weight").values();
		assertThat(this.gradients.toLayer("act3", LABEL, PICTURE, 1))
			.isEqualTo(Arrays.copyOfRange(weights, LABEL * 512, (LABEL + 1) * 512));
		assertThat(this.gradients.toLayer("drop3", LABEL, PICTURE, 1))
			.isEqualTo(this.gradients.toLayer("act3", LABEL, PICTURE, 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "conv1, act1", "conv2, act2", "fc3, act3" })
	void passAReluWhereItsInputIsAboveZero(String layers) {
		String before = layers.substring(0, layers.indexOf(','));
		float[] values = NETWORK.activations(before, PICTURE, 1);
		float[] expected = this.gradients.toLayer(layers.substring(layers.indexOf(' ') + 1), LABEL, PICTURE, 1);
		for (int i = 0; i < expected.length; i++) {
			expected[i] = (values[i] > 0) ? expected[i] : 0;
		}
		assertThat(this.gradients.toLayer(before, LABEL, PICTURE, 1)).containsExactly(expected, within(0f));
	}

	@Test
	void passTheDenseLayerByItsWeights() {
		float[] outer = this.gradients.toLayer("fc3", LABEL, PICTURE, 1);
		float[] weights = WEIGHTS.get("fc3.weight").values();
		float[] gradient = this.gradients.toLayer("pool2", LABEL, PICTURE, 1);
		double largest = largest(gradient);
		for (int i = 0; i < gradient.length; i += 97) {
			double expected = 0;
			for (int unit = 0; unit < outer.length; unit++) {
				expected += (double) outer[unit] * weights[unit * gradient.length + i];
			}
			assertThat(gradient[i]).isCloseTo((float) expected, within((float) (1e-5 * largest)));
		}
	}

	@Test
	void passThePoolingWhole() {
		float[] maps = this.gradients.toLayer("act2", LABEL, PICTURE, 1);
		float[] pooled = this.gradients.toLayer("pool2", LABEL, PICTURE, 1);
		for (int i = 0; i < pooled.length; i++) {
			int corner = i / 16 * 64 + i % 16 * 2;
			assertThat(maps[corner] + maps[corner + 1] + maps[corner + 32] + maps[corner + 33]).isEqualTo(pooled[i]);
		}
	}

	@Test
	void areTheSameInAnyCompany() {
		float[] pictures = noise(5, 1);
		float[] together = this.gradients.toInput(LABEL, pictures, 5);
		for (int i = 0; i < 5; i++) {
			float[] picture = Arrays.copyOfRange(pictures, i * CIFAR10.values(), (i + 1) * CIFAR10.values());
			float[] alone = this.gradients.toInput(LABEL, picture, 1);
			float tolerance = (float) (1e-5 * largest(alone));
			assertThat(Arrays.copyOfRange(together, i * CIFAR10.values(), (i + 1) * CIFAR10.values()))
				.containsExactly(alone, within(tolerance));
		}
		assertThat(this.gradients.toInput(LABEL, pictures, 5)).isEqualTo(together);
	}

	@Test
	void aLayerThatIsNotThereIsRefused() {
		assertThatExceptionOfType(UnknownLayerException.class)
			.isThrownBy(() -> this.gradients.toLayer("act9", LABEL, PICTURE, 1));
	}

	private static double product(float[] a, float[] b) {
		double sum = 0;
		for (int i = 0; i < b.length; i++) {
			sum += (double) a[i] * b[i];
		}
		return sum;
	}

	private static double largest(float[] values) {
		double largest = 0;
		for (float value : values) {
			largest = Math.max(largest, Math.abs(value));
		}
		return largest;
	}

	private static float[] noise(int pictures, long seed) {
		Random random = new Random(seed);
		float[] values = new float[pictures * CIFAR10.values()];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat();
		}
		return values;
	}

}

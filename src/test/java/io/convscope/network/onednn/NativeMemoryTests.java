package io.convscope.network.onednn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.LearningRule;
import io.convscope.network.Network;
import io.convscope.network.Precision;
import io.convscope.network.Stack;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.NetworkDescription.Input;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Memory outside the heap is kept as long as it is needed, and no longer.
 */
class NativeMemoryTests {

	private static final LearningRule SGD = LearningRule.sgd(0.9);

	private final Architecture architecture = new Stack(
			"conv 16 3 1 1, relu, conv 16 3 1 1, relu, drop, pool 2 2 0, dense 24, relu, dense 12, relu, dense 5")
		.architecture(0.5);

	private final Weights weights = Weights.initial(this.architecture, 1);

	private final float[] pictures = new float[64 * CIFAR10.values()];

	NativeMemoryTests() {
		for (int i = 0; i < this.pictures.length; i++) {
			this.pictures[i] = i % 255 / 255f;
		}
	}

	// weights that don't change are laid out once, by the pass that needs them first
	@Test
	void laidOutWeightsOutliveThePassThatNeededThemFirst() {
		try (OneDnnNetwork network = new OneDnnNetwork(this.architecture, this.weights, null, 1)) {
			List<float[]> before = everyLayer(network, 1);
			for (int count = 2; count <= 64; count *= 2) {
				everyLayer(network, count);
			}
			assertThat(everyLayer(network, 1)).usingRecursiveComparison().isEqualTo(before);
		}
	}

	private List<float[]> everyLayer(Network network, int count) {
		List<float[]> outputs = new ArrayList<>();
		for (LayerInfo layer : this.architecture.layers()) {
			outputs.add(network.activations(layer.name(), this.pictures, count));
		}
		return outputs;
	}

	@Test
	void aPassKnowsItsMemory() {
		try (OneDnnNetwork network = new OneDnnNetwork(this.architecture, this.weights, SGD, 1)) {
			long forward = network.pass(1, 64, false).bytes();
			// the pictures, and 16 maps of each
			assertThat(forward).isBetween(4L * 64 * 19 * 1024, 2 * 4L * 64 * 19 * 1024);
			assertThat(network.pass(1, 64, true).bytes()).isGreaterThan(forward);
		}
	}

	// so the memory that is asked for before a run starts is enough for any precision
	@Test
	void trainingInBf16TakesLessMemory() {
		assumeTrue(Processor.multipliesBf16(), "the processor has no instructions for bf16");
		LearningRule bf16 = new LearningRule(SGD.optimizer(), 0, Set.of(), Precision.BF16);
		int depth = this.architecture.layers().size() - 1;
		try (OneDnnNetwork precise = new OneDnnNetwork(this.architecture, this.weights, SGD, 1);
				OneDnnNetwork rounded = new OneDnnNetwork(this.architecture, this.weights, bf16, 1)) {
			assertThat(rounded.pass(depth, 64, true).bytes()).isLessThan(precise.pass(depth, 64, true).bytes());
		}
	}

	@Test
	void largePicturesAreAnsweredInSmallerPieces() {
		NetworkDescription deep = NetworkDescription.builtIn("deep");
		assertThat(OneDnnNetwork.answeringPiece(new Architecture(deep, 10))).isEqualTo(128);
		Architecture large = new Architecture(new NetworkDescription("large", "", new Input(3, 96), deep.layers()), 10);
		int piece = OneDnnNetwork.answeringPiece(large);
		assertThat(piece).isEqualTo(8);
		try (OneDnnNetwork network = new OneDnnNetwork(large, Weights.initial(large, 1), SGD, 1)) {
			int depth = large.indexOf(large.logits().name()) + 1;
			assertThat(network.pass(depth, piece, false).bytes()).isLessThan(192L << 20);
		}
	}

	@Test
	void closingFreesEverything() {
		use();
		long before = Pointer.totalCount();
		for (int i = 0; i < 5; i++) {
			use();
		}
		assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
	}

	private void use() {
		try (TrainableNetwork learning = new OneDnnNetwork(this.architecture, this.weights, SGD, 1);
				Network answering = new OneDnnNetwork(this.architecture, this.weights, null, 1)) {
			learning.train(this.pictures, new int[64], 3, 0.01);
			everyLayer(answering, 1);
			everyLayer(answering, 5);
			learning.velocity();
		}
	}

	@Test
	void stepsTakeNothing() {
		try (TrainableNetwork network = new OneDnnNetwork(this.architecture, this.weights, SGD, 1)) {
			network.train(this.pictures, new int[64], 3, 0.01);
			network.predict(this.pictures, 2);
			long before = Pointer.totalCount();
			for (int i = 0; i < 20; i++) {
				network.train(this.pictures, new int[64], 3, 0.01);
				network.predict(this.pictures, 2);
			}
			assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
		}
	}

	@Test
	void whatDoesntFitIsAnOutOfMemoryError() {
		try (OneDnn oneDnn = new OneDnn()) {
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> oneDnn.memory(Layout.plain(1L << 52)))
				.withMessage("oneDNN can't have 16384TB more");
		}
	}

	@Test
	void aClosedNetworkIsRefusedInsteadOfReadingFreedMemory() {
		OneDnnNetwork network = new OneDnnNetwork(this.architecture, this.weights, SGD, 1);
		network.predict(this.pictures, 1);
		network.close();
		network.close();
		assertThatThrownBy(network::weights).isInstanceOf(RuntimeException.class);
		assertThatThrownBy(network::velocity).isInstanceOf(RuntimeException.class);
		assertThatThrownBy(() -> network.predict(this.pictures, 1)).isInstanceOf(IllegalStateException.class)
			.hasMessage("This network is closed");
		assertThatThrownBy(() -> network.train(this.pictures, new int[1], 1, 0.01))
			.isInstanceOf(IllegalStateException.class);
	}

	@Test
	void anotherThreadIsRefused() {
		try (TrainableNetwork network = new OneDnnNetwork(this.architecture, this.weights, SGD, 1)) {
			network.train(this.pictures, new int[1], 1, 0.01);
			assertThat(CompletableFuture.runAsync(() -> network.train(this.pictures, new int[1], 1, 0.01)))
				.failsWithin(Duration.ofMinutes(1))
				.withThrowableThat()
				.withMessageContaining("thread");
		}
	}

}

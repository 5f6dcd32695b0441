package io.convscope.model.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.convscope.model.Model;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Models whose weights are too large, as a run may make them, say so instead of answering
 * with what is no number.
 */
class FiniteNetworkTests {

	private static final List<String> LABELS = List.of("a", "b");

	private static final float[] WHITE = new float[CIFAR10.values()];

	static {
		Arrays.fill(WHITE, 1);
	}

	@TempDir
	private Path folder;

	@Test
	void whatIsNoNumberIsToldWithItsLayer() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			Model model = fixtures.save(1, "shapes", LABELS, large());
			assertFails(fixtures.inference().submit(model, (loaded) -> loaded.network().predict(WHITE, 1)), "fc4");
			assertFails(fixtures.inference().submit(model, (loaded) -> loaded.network().activations("conv2", WHITE, 1)),
					"conv2");
			Model sound = fixtures.save(2, "shapes", LABELS, 1);
			assertThat(fixtures.inference().submit(sound, (loaded) -> loaded.network().predict(WHITE, 1)).join())
				.hasSize(2);
		}
	}

	private static void assertFails(CompletableFuture<?> answer, String layer) {
		assertThatExceptionOfType(NotFiniteException.class).isThrownBy(() -> InferenceThread.await(answer))
			.withMessageContaining("The model run-1 has no answer to this picture: numbers of " + layer);
	}

	private static Weights large() {
		return new Weights(ModelFixtures.initialWeights(LABELS, 1).tensors().stream().map((tensor) -> {
			float[] values = tensor.values().clone();
			Arrays.fill(values, 1e30f);
			return new Tensor(tensor.name(), tensor.shape(), values);
		}).toList());
	}

}

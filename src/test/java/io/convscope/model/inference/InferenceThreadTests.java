package io.convscope.model.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.convscope.model.Model;
import io.convscope.model.store.ModelFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The thread that all requests share.
 */
class InferenceThreadTests {

	@TempDir
	private Path folder;

	@Test
	void whatNobodyWaitsForAnyMoreIsNotComputed() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			Model model = fixtures.save(1, "shapes", List.of("a", "b"), 1);
			InferenceThread thread = fixtures.inference();
			CompletableFuture<Boolean> release = new CompletableFuture<>();
			thread.submit(model, (network) -> release.join());
			AtomicBoolean computed = new AtomicBoolean();
			CompletableFuture<Integer> abandoned = thread.submit(model, (network) -> {
				computed.set(true);
				return 1;
			});
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(InferenceBusyException.class).isThrownBy(() -> InferenceThread.await(abandoned));
			assertThat(Thread.interrupted()).isTrue();
			CompletableFuture<Integer> next = thread.submit(model, (network) -> 2);
			release.complete(true);
			assertThat(InferenceThread.await(next)).isEqualTo(2);
			assertThat(computed).isFalse();
		}
	}

}

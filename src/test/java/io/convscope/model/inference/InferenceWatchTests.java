package io.convscope.model.inference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;

import io.convscope.model.store.ModelFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The inference thread dies, or never ends a task.
 */
class InferenceWatchTests {

	@TempDir
	private Path folder;

	@Test
	void aDeadThreadIsNoticed() throws Exception {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			InferenceWatch watch = new InferenceWatch(fixtures.inference());
			ThreadPoolExecutor thread = (ThreadPoolExecutor) ReflectionTestUtils.getField(fixtures.inference(),
					"thread");
			thread.submit(() -> {
			}).get();
			assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
			thread.execute(() -> {
				Thread.currentThread().setUncaughtExceptionHandler((dead, why) -> {
				});
				throw new StackOverflowError("as natives throw where nothing catches it");
			});
			Health health = await().until(watch::health, (each) -> !each.getStatus().equals(Status.UP));
			assertThat(health.getDetails().get("problem")).asString().startsWith("The inference thread has died");
		}
	}

	@Test
	void aTaskThatNeverEndsIsNoticed() {
		AtomicLong now = new AtomicLong();
		TaskWatch watch = new TaskWatch(now::get);
		now.addAndGet(Duration.ofHours(1).toNanos());
		assertThat(watch.problem()).isEmpty();
		watch.begin();
		now.addAndGet(Duration.ofMinutes(5).toNanos());
		assertThat(watch.problem()).isEmpty();
		now.addAndGet(Duration.ofSeconds(2).toNanos());
		assertThat(watch.problem()).get().asString().contains("at one task for 302 s");
		watch.end();
		assertThat(watch.problem()).isEmpty();
	}

}

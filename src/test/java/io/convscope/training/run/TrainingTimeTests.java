package io.convscope.training.run;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.convscope.model.TrainingSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time at work goes on counting where it was.
 */
class TrainingTimeTests {

	private final AtomicLong nanoTime = new AtomicLong(-5);

	@Test
	void whatWasSpentBeforeCounts() {
		TrainingTime time = new TrainingTime(TrainingSettings.DEFAULTS.with(Map.of("maxMinutes", 1.0)), 50.0,
				this.nanoTime::get);
		assertThat(time.secondsLeft()).isEqualTo(10);
		this.nanoTime.addAndGet(9_000_000_000L);
		assertThat(time.isOver()).isFalse();
		this.nanoTime.addAndGet(1_000_000_000L);
		assertThat(time.isOver()).isTrue();
		assertThat(time.elapsedSeconds()).isEqualTo(60);
		this.nanoTime.addAndGet(1_000_000_000L);
		assertThat(time.secondsLeft()).isZero();
	}

	@Test
	void withoutALimitThereIsNoEnd() {
		TrainingTime time = new TrainingTime(TrainingSettings.DEFAULTS, 0, this.nanoTime::get);
		this.nanoTime.addAndGet(Long.MAX_VALUE / 2);
		assertThat(time.isOver()).isFalse();
		assertThat(time.secondsLeft()).isInfinite();
	}

}

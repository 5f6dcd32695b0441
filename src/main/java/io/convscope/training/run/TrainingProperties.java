package io.convscope.training.run;

import java.time.Duration;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of runs.
 *
 * @param queueCapacity how many runs may be queued
 * @param checkpointInterval the longest time between two checkpoints of a run; each epoch
 * also ends with one
 * @param resumeOnStart whether interrupted runs are resumed automatically at the next
 * start
 */
@ConfigurationProperties("convscope.training")
public record TrainingProperties(@DefaultValue("60") int queueCapacity, @DefaultValue("5m") Duration checkpointInterval,
		@DefaultValue("true") boolean resumeOnStart) {

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if the capacity is out of range, or the interval is
	 * negative
	 */
	public TrainingProperties {
		InvalidSettingException.requireBetween("convscope.training.queue-capacity", queueCapacity, 1, 10_000);
		if (checkpointInterval.isNegative()) {
			throw new InvalidSettingException(
					"convscope.training.checkpoint-interval can't be negative; it is " + checkpointInterval);
		}
	}
}

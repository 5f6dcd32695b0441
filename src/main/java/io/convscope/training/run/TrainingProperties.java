package io.convscope.training.run;

import java.time.Duration;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are handled.
 *
 * @param queueCapacity how many runs may wait for the one that runs
 * @param checkpointInterval the longest time between two checkpoints of a run; there is
 * one at the end of each epoch, too
 * @param resumeOnStart whether runs that an end of the process interrupted go on by
 * themselves at the next start
 */
@ConfigurationProperties("convscope.training")
public record TrainingProperties(@DefaultValue("10") int queueCapacity, @DefaultValue("5m") Duration checkpointInterval,
		@DefaultValue("true") boolean resumeOnStart) {

	/**
	 * Checks the numbers.
	 * @throws InvalidSettingException if the capacity is out of its range, or the
	 * interval negative
	 */
	public TrainingProperties {
		InvalidSettingException.requireBetween("convscope.training.queue-capacity", queueCapacity, 1, 10_000);
		if (checkpointInterval.isNegative()) {
			throw new InvalidSettingException(
					"convscope.training.checkpoint-interval can't be negative, as " + checkpointInterval + " is");
		}
	}
}

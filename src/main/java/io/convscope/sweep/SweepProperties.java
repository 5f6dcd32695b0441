package io.convscope.sweep;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sweeps.
 *
 * @param maxRuns how many runs a sweep may have
 */
@ConfigurationProperties("convscope.sweep")
record SweepProperties(@DefaultValue("200") int maxRuns) {

	/**
	 * Checks the value.
	 * @throws InvalidSettingException if it is out of range
	 */
	SweepProperties {
		InvalidSettingException.requireBetween("convscope.sweep.max-runs", maxRuns, 1, 10_000);
	}

}

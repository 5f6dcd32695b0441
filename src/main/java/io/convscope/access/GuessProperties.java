package io.convscope.access;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many keys may be tried out.
 *
 * @param wrongKeysPerMinute how many different wrong keys are taken from an address
 * before it has to wait
 */
@ConfigurationProperties("convscope.api-keys")
record GuessProperties(@DefaultValue("10") int wrongKeysPerMinute) {

	/**
	 * Checks the value.
	 * @throws InvalidSettingException if it is out of range
	 */
	GuessProperties {
		InvalidSettingException.requireBetween("convscope.api-keys.wrong-keys-per-minute", wrongKeysPerMinute, 1, 1000);
	}

}

package io.convscope.prediction;

import io.convscope.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the model that answers in the shadow of others.
 *
 * @param shadow its id, or an alias; null for none
 * @param shadowShare the share of the pictures that it answers too, 0 to 1
 */
@ConfigurationProperties("convscope.prediction")
record ShadowProperties(@Nullable String shadow, @DefaultValue("0.1") double shadowShare) {

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if the share is out of its range
	 */
	ShadowProperties {
		if (!(shadowShare >= 0 && shadowShare <= 1)) {
			throw new InvalidSettingException(
					"convscope.prediction.shadow-share must be between 0 and 1, not " + shadowShare);
		}
	}

}

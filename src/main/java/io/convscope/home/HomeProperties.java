package io.convscope.home;

import java.nio.file.Path;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service keeps its files.
 *
 * @param home the folder for data sets, runs and models; made at start when absent. A
 * relative path counts from the working directory.
 */
@ConfigurationProperties("convscope")
record HomeProperties(@DefaultValue("./data") Path home) {

	/**
	 * Checks the path.
	 * @throws InvalidSettingException if it is empty
	 */
	HomeProperties {
		if (home.toString().isBlank()) {
			throw new InvalidSettingException("convscope.home must be a folder; it is empty");
		}
	}

}

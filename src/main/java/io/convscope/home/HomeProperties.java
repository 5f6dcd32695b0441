package io.convscope.home;

import java.nio.file.Path;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the service keeps its files.
 *
 * @param home the folder for data sets, runs and models; made at start when absent. A
 * relative path counts from the working directory.
 * @param minFreeSpace below so much free space on its disk the service is not ready; 0
 * for no such floor
 */
@ConfigurationProperties("convscope")
record HomeProperties(@DefaultValue("./data") Path home, @DefaultValue("64MB") DataSize minFreeSpace) {

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if the path is empty, or the size negative
	 */
	HomeProperties {
		if (home.toString().isBlank()) {
			throw new InvalidSettingException("convscope.home must be a folder; it is empty");
		}
		if (minFreeSpace.isNegative()) {
			throw new InvalidSettingException("convscope.min-free-space can't be negative, as " + minFreeSpace + " is");
		}
	}

}

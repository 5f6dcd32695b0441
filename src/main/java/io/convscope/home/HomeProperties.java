package io.convscope.home;

import java.nio.file.Path;

import io.convscope.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The home folder of the service.
 *
 * @param home the folder for data sets, runs and models, or for the copies of a serving
 * replica; created at startup if absent. A relative path is resolved against the working
 * directory. Null for {@code ./data}, or for a temporary one of a replica.
 * @param minFreeSpace the free space on its disk below which the service is not ready; 0
 * for no limit
 */
@ConfigurationProperties("convscope")
record HomeProperties(@Nullable Path home, @DefaultValue("64MB") DataSize minFreeSpace) {

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if the path is empty, or the size negative
	 */
	HomeProperties {
		if (home != null && home.toString().isBlank()) {
			throw new InvalidSettingException("convscope.home must be a folder; it is empty");
		}
		if (minFreeSpace.isNegative()) {
			throw new InvalidSettingException("convscope.min-free-space can't be negative, as " + minFreeSpace + " is");
		}
	}

}

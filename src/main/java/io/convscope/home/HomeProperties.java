package io.convscope.home;

import java.nio.file.Path;

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
	 * Checks the size.
	 * @throws IllegalArgumentException if it is negative
	 */
	HomeProperties {
		if (minFreeSpace.isNegative()) {
			throw new IllegalArgumentException(
					"convscope.min-free-space can't be negative, as " + minFreeSpace + " is");
		}
	}
}

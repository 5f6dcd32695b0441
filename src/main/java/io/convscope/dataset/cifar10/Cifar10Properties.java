package io.convscope.dataset.cifar10;

import java.nio.file.Files;
import java.time.Duration;

import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.settings.InvalidSettingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The source of CIFAR-10.
 *
 * @param source the archive {@code cifar-10-binary.tar.gz}: an http(s) or file URL, or a
 * path; a relative path is resolved against the working directory
 * @param connectTimeout the maximum time to wait for a connection
 * @param readTimeout the maximum time a download may stall
 */
@ConfigurationProperties(Cifar10Properties.NAME)
public record Cifar10Properties(@DefaultValue("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz") String source,
		@DefaultValue("10s") Duration connectTimeout, @DefaultValue("30s") Duration readTimeout) {

	static final String NAME = "convscope.dataset.cifar10";

	private static final Logger logger = LoggerFactory.getLogger(Cifar10Properties.class);

	/**
	 * Checks the settings at startup. Logs a warning if the source is a file that does
	 * not exist yet.
	 * @return these settings
	 * @throws InvalidSettingException if the source is neither a URL nor a path, or a
	 * timeout is out of range
	 */
	Cifar10Properties checked() {
		Duration most = Duration.ofHours(1);
		InvalidSettingException.requireBetween(NAME + ".connect-timeout", this.connectTimeout, Duration.ofMillis(1),
				most);
		InvalidSettingException.requireBetween(NAME + ".read-timeout", this.readTimeout, Duration.ofMillis(1), most);
		try {
			if (ArchiveSource.of(this) instanceof FileArchive file && !Files.isRegularFile(file.path())) {
				logger.warn(NAME + ".source is {}, which does not exist; CIFAR-10 can't be prepared until it does",
						file.path().toAbsolutePath().normalize());
			}
		}
		catch (DatasetUnavailableException ex) {
			throw new InvalidSettingException(
					NAME + ".source must be an http(s) or file URL, or a path; it is \"" + this.source + "\"");
		}
		return this;
	}

}

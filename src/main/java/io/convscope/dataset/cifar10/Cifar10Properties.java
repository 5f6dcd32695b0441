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
 * Where CIFAR-10 comes from.
 *
 * @param source the archive {@code cifar-10-binary.tar.gz}: an http(s) or file URL, or a
 * path; a relative one counts from the working directory
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long a download may stand still
 */
@ConfigurationProperties(Cifar10Properties.NAME)
public record Cifar10Properties(@DefaultValue("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz") String source,
		@DefaultValue("10s") Duration connectTimeout, @DefaultValue("30s") Duration readTimeout) {

	static final String NAME = "convscope.dataset.cifar10";

	private static final Logger logger = LoggerFactory.getLogger(Cifar10Properties.class);

	/**
	 * Checks the settings of a start; says in the log what may come yet.
	 * @return these
	 * @throws InvalidSettingException if the source is no place to read from, or a time
	 * is out of its range
	 */
	Cifar10Properties checked() {
		Duration most = Duration.ofHours(1);
		InvalidSettingException.requireBetween(NAME + ".connect-timeout", this.connectTimeout, Duration.ofMillis(1),
				most);
		InvalidSettingException.requireBetween(NAME + ".read-timeout", this.readTimeout, Duration.ofMillis(1), most);
		try {
			if (ArchiveSource.of(this) instanceof FileArchive file && !Files.isRegularFile(file.path())) {
				logger.warn(NAME + ".source is {}, where there is no file; CIFAR-10 can't be prepared until there is",
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

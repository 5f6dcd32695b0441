package io.convscope.dataset;

import java.time.Duration;

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
@ConfigurationProperties("convscope.dataset.cifar10")
record Cifar10Properties(@DefaultValue("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz") String source,
		@DefaultValue("10s") Duration connectTimeout, @DefaultValue("30s") Duration readTimeout) {
}

package io.convscope.home;

import java.nio.file.Path;

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
}

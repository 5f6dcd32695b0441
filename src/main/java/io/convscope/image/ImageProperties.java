package io.convscope.image;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits for the picture files that people send.
 *
 * @param maxBytes the largest file
 * @param maxPixels the largest picture, width times height, as its header states it
 * @param concurrentDecodings how many files are decoded at a time; more wait
 */
@ConfigurationProperties("convscope.image")
record ImageProperties(@DefaultValue("10MB") DataSize maxBytes, @DefaultValue("50000000") long maxPixels,
		@DefaultValue("2") int concurrentDecodings) {
}

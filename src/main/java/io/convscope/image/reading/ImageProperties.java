package io.convscope.image.reading;

import io.convscope.settings.InvalidSettingException;

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

	/**
	 * Checks the numbers.
	 * @throws InvalidSettingException if one is out of its range
	 */
	ImageProperties {
		// a form with one picture has to stay below what a request may have
		InvalidSettingException.requireBetween("convscope.image.max-bytes", maxBytes, DataSize.ofKilobytes(1),
				DataSize.ofMegabytes(63));
		InvalidSettingException.requireBetween("convscope.image.max-pixels", maxPixels, 1, 1_000_000_000);
		InvalidSettingException.requireBetween("convscope.image.concurrent-decodings", concurrentDecodings, 1, 64);
	}

}

package io.convscope.image.reading;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits for the picture files that clients send.
 *
 * @param maxBytes the maximum file size
 * @param maxPixels the maximum number of pixels, width times height, according to the
 * file header
 * @param concurrentDecodings the maximum number of files decoded at the same time; others
 * wait, but for small ones
 */
@ConfigurationProperties("convscope.image")
record ImageProperties(@DefaultValue(ImageProperties.USUAL_BYTES) DataSize maxBytes,
		@DefaultValue(ImageProperties.USUAL_PIXELS) long maxPixels, @DefaultValue("2") int concurrentDecodings) {

	static final String USUAL_BYTES = "10MB";

	static final String USUAL_PIXELS = "50000000";

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if one is out of range
	 */
	ImageProperties {
		// a form with one picture must stay below the size limit of requests
		InvalidSettingException.requireBetween("convscope.image.max-bytes", maxBytes, DataSize.ofKilobytes(1),
				DataSize.ofMegabytes(63));
		InvalidSettingException.requireBetween("convscope.image.max-pixels", maxPixels, 1, 1_000_000_000);
		InvalidSettingException.requireBetween("convscope.image.concurrent-decodings", concurrentDecodings, 1, 64);
	}

}

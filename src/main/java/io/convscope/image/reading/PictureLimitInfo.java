package io.convscope.image.reading;

import java.util.Map;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/**
 * Adds the maximum size of a picture file to the info endpoint, so that a client can
 * check it before sending a file.
 */
@Component
class PictureLimitInfo implements InfoContributor {

	private final ImageProperties properties;

	PictureLimitInfo(ImageProperties properties) {
		this.properties = properties;
	}

	@Override
	public void contribute(Info.Builder builder) {
		builder.withDetail("picture", Map.of("maxBytes", this.properties.maxBytes().toBytes()));
	}

}

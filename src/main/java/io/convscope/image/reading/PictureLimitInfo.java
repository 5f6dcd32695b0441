package io.convscope.image.reading;

import java.util.Map;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/**
 * Tells among the service's facts how large a picture's file may be, so that a client
 * need not send one to learn that it is too large.
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

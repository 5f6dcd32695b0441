package io.convscope.image.reading;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.info.Info;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class PictureLimitInfoTests {

	@Test
	void theLimitIsToldInBytes() {
		Info.Builder info = new Info.Builder();
		new PictureLimitInfo(new ImageProperties(DataSize.ofKilobytes(64), 1000, 7)).contribute(info);
		assertThat(info.build().getDetails()).isEqualTo(Map.of("picture", Map.of("maxBytes", 65_536L)));
	}

}

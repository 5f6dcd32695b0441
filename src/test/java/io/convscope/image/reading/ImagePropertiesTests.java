package io.convscope.image.reading;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class ImagePropertiesTests {

	@Test
	void theLimitsHaveDefaults() {
		assertThat(bind(Map.of())).isEqualTo(new ImageProperties(DataSize.ofMegabytes(10), 50_000_000, 2));
	}

	@Test
	void theLimitsCanBeSet() {
		assertThat(bind(Map.of("convscope.image.max-bytes", "64KB", "convscope.image.max-pixels", "1000",
				"convscope.image.concurrent-decodings", "7")))
			.isEqualTo(new ImageProperties(DataSize.ofKilobytes(64), 1000, 7));
	}

	private static ImageProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("convscope.image",
				ImageProperties.class);
	}

}

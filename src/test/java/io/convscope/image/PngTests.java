package io.convscope.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PngTests {

	private final PictureReader reader = new PictureReader(10 << 20, 50_000_000, 2);

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void whatIsWrittenIsReadAsAnEqualPicture(long seed) {
		Picture picture = PictureFiles.picture(seed);
		assertThat(this.reader.read(Png.write(picture))).isEqualTo(picture);
		assertThat(this.reader.read(Png.write(picture, 3))).isEqualTo(picture);
	}

	@Test
	void aScaledPictureHasSquaresForPixels() throws IOException {
		Picture picture = PictureFiles.picture(9);
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.write(picture, 4)));
		assertThat(image.getWidth()).isEqualTo(128);
		assertThat(image.getHeight()).isEqualTo(128);
		for (int i = 0; i < 128 * 128; i++) {
			assertThat(image.getRGB(i % 128, i / 128) & 0xFFFFFF)
				.isEqualTo(PictureFiles.rgb(picture, i / 128 / 4, i % 128 / 4));
		}
	}

	@Test
	void theSamePixelsGiveTheSameBytes() {
		BufferedImage image = PictureFiles.noise(50, 20, 1);
		assertThat(Png.write(image)).isEqualTo(Png.write(PictureFiles.copy(image, BufferedImage.TYPE_INT_RGB)));
	}

}

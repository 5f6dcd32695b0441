package io.convscope.image;

import java.awt.image.BufferedImage;
import java.util.Map;

import io.convscope.image.reading.PictureFiles;
import io.convscope.image.reading.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

class OrientationTests {

	/** The file's quarters: red, green above blue, white. */
	private static final Map<Character, Integer> COLOURS = Map.of('R', 0xFF0000, 'G', 0x00FF00, 'B', 0x0000FF, 'W',
			0xFFFFFF);

	private final PictureReader reader = new PictureReader(10 << 20, 50_000_000, 2);

	/**
	 * What EXIF says of the file's first row and column, as the quarters of the picture.
	 */
	@ParameterizedTest
	@CsvSource({ "1, RG, BW", "2, GR, WB", "3, WB, GR", "4, BW, RG", "5, RB, GW", "6, BR, WG", "7, WG, BR",
			"8, GW, RB" })
	void theQuartersLieWhereTheCameraSawThem(int orientation, String top, String bottom) {
		Picture picture = this.reader.read(PictureFiles.withOrientation(quarters(), orientation), CIFAR10);
		assertThat(new String[] { quarter(picture, 8, 8) + quarter(picture, 8, 24),
				quarter(picture, 24, 8) + quarter(picture, 24, 24) })
			.containsExactly(top, bottom);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 9, 65535 })
	void anUnknownOrientationIsUpright(int orientation) {
		assertThat(this.reader.read(PictureFiles.withOrientation(quarters(), orientation), CIFAR10))
			.isEqualTo(this.reader.read(quarters(), CIFAR10));
	}

	@Test
	void brokenExifIsUpright() {
		byte[] file = PictureFiles.withOrientation(quarters(), 6);
		for (int i = 10; i < 38; i++) {
			file[i] = (byte) 0xFF;
		}
		assertThat(this.reader.read(file, CIFAR10)).isEqualTo(this.reader.read(quarters(), CIFAR10));
	}

	private static byte[] quarters() {
		BufferedImage image = PictureFiles.plain(128, 128, COLOURS.get('R'));
		PictureFiles.fill(image, 64, 0, 64, 64, COLOURS.get('G'));
		PictureFiles.fill(image, 0, 64, 64, 64, COLOURS.get('B'));
		PictureFiles.fill(image, 64, 64, 64, 64, COLOURS.get('W'));
		return PictureFiles.encode(image, "jpg");
	}

	private static String quarter(Picture picture, int row, int column) {
		int rgb = PictureFiles.rgb(picture, row, column) & 0x808080;
		return COLOURS.entrySet()
			.stream()
			.filter((colour) -> (colour.getValue() & 0x808080) == rgb)
			.map((colour) -> colour.getKey().toString())
			.findFirst()
			.orElse("?");
	}

}

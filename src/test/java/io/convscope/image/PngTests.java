package io.convscope.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

import io.convscope.image.reading.PictureFiles;
import io.convscope.image.reading.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

class PngTests {

	private final PictureReader reader = new PictureReader(10 << 20, 50_000_000, 2);

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void whatIsWrittenIsReadAsAnEqualPicture(long seed) {
		Picture picture = PictureFiles.picture(seed);
		assertThat(this.reader.read(Png.write(picture), CIFAR10)).isEqualTo(picture);
		assertThat(this.reader.read(Png.write(picture, 3), CIFAR10)).isEqualTo(picture);
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

	@ParameterizedTest
	@CsvSource({ "1, 1, 2", "7, 3, 256", "300, 200, 17", "50, 20, 0", "1, 9, 0" })
	void everyPixelOfADrawingIsInTheFile(int width, int height, int colours) throws IOException {
		Drawing drawing = drawing(width, height, colours, new Random(width));
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.write(drawing)));
		assertThat(new int[] { image.getWidth(), image.getHeight() }).containsExactly(width, height);
		for (int i = 0; i < width * height; i++) {
			assertThat(image.getRGB(i % width, i / width) & 0xFFFFFF).isEqualTo(drawing.rgb(i % width, i / width));
		}
		assertThat(Png.write(drawing)).isEqualTo(Png.write(drawing(width, height, colours, new Random(width))));
	}

	@Test
	void aRowThatIsThereAgainTakesNextToNothing() {
		byte[] row = new byte[10_000];
		new Random(1).nextBytes(row);
		int once = Png.write(new Drawing(List.of(row), new int[256])).length;
		int often = Png.write(new Drawing(Collections.nCopies(20, row), new int[256])).length;
		assertThat(often - once).isLessThan(19 * row.length / 100);
	}

	// some rows are there twice, one after the other and further apart
	private static Drawing drawing(int width, int height, int colours, Random random) {
		int[] palette = (colours > 0) ? random.ints(colours, 0, 0x1000000).toArray() : null;
		List<byte[]> rows = new ArrayList<>();
		for (int i = 0; i < height; i++) {
			byte[] row = new byte[(colours > 0) ? width : 3 * width];
			for (int k = 0; k < row.length; k++) {
				row[k] = (byte) random.nextInt((colours > 0) ? colours : 256);
			}
			rows.add((i % 3 > 0) ? rows.get(i / 3) : row);
		}
		return new Drawing(rows, palette);
	}

}

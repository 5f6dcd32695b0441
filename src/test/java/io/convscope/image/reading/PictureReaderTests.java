package io.convscope.image.reading;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.convscope.image.Picture;
import io.convscope.image.Png;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PictureReaderTests {

	private static final int WHITE = 0xFFFFFF;

	private final PictureReader reader = new PictureReader(10 << 20, 50_000_000, 2);

	@ParameterizedTest
	@ValueSource(strings = { "png", "bmp", "gif" })
	void aRedPictureIsOneInRedAndZeroInGreenAndBlue(String format) {
		float[] input = read(PictureFiles.plain(50, 40, 0xFF0000), format).toInput();
		for (int i = 0; i < CIFAR10.values(); i++) {
			assertThat(input[i]).isEqualTo((i < 32 * 32) ? 1f : 0f);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "bmp" })
	void aFileOfThePicturesSizeComesThroughByteForByte(String format) {
		BufferedImage image = PictureFiles.noise(32, 32, 1);
		Picture picture = read(PictureFiles.copy(image, BufferedImage.TYPE_3BYTE_BGR), format);
		for (int i = 0; i < 32 * 32; i++) {
			assertThat(PictureFiles.rgb(picture, i / 32, i % 32)).isEqualTo(image.getRGB(i % 32, i / 32) & WHITE);
		}
	}

	@ParameterizedTest
	@CsvSource({ "255, 0x2040C0", "0, 0xFFFFFF", "128, 0x8F9FDF", "51, 0xD2D9F2" })
	void transparentPartsAreLaidOverWhite(int alpha, String expected) {
		BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
		PictureFiles.fill(image, 0, 0, 32, 32, alpha << 24 | 0x2040C0);
		assertPlain(read(image, "png"), Integer.decode(expected));
	}

	@Test
	@Timeout(120)
	void aSmallFileIsReadWhileLargeOnesHaveAllTurns() {
		PictureReader busy = new PictureReader(10 << 20, 50_000_000, 0);
		byte[] file = PictureFiles.encode(PictureFiles.noise(32, 32, 1), "png");
		assertThat(busy.read(file, CIFAR10)).isEqualTo(this.reader.read(file, CIFAR10));
	}

	@Test
	void greyIsTakenAsItIs() {
		BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < 32 * 32; i++) {
			image.getRaster().setSample(i % 32, i / 32, 0, i % 256);
		}
		Picture picture = read(image, "png");
		for (int i = 0; i < 32 * 32; i++) {
			assertThat(PictureFiles.rgb(picture, i / 32, i % 32)).isEqualTo(i % 256 * 0x010101);
		}
	}

	@Test
	void sixteenBitsAreRoundedToEight() {
		BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_USHORT_GRAY);
		for (int i = 0; i < 32 * 32; i++) {
			image.getRaster().setSample(i % 32, i / 32, 0, 64 * i);
		}
		Picture picture = read(image, "png");
		for (int i = 0; i < 32 * 32; i++) {
			assertThat(picture.value(2, i / 32, i % 32)).isEqualTo(Math.round(64 * i / 257d));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4, 8 })
	void aPaletteIsLookedUp(int bits) {
		byte[] red = { 10, (byte) 200 };
		byte[] green = { 20, (byte) 210 };
		byte[] blue = { 30, (byte) 220 };
		BufferedImage image = new BufferedImage(32, 32,
				(bits < 8) ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED,
				new IndexColorModel(bits, 2, red, green, blue));
		image.getRaster().setSample(5, 7, 0, 1);
		Picture picture = read(image, "png");
		assertThat(PictureFiles.rgb(picture, 0, 0)).isEqualTo(0x0A141E);
		assertThat(PictureFiles.rgb(picture, 7, 5)).isEqualTo(0xC8D2DC);
	}

	@Test
	void ofAnAnimationTheFirstFrameIsRead() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (int colour : List.of(0x00FF00, 0xFF0000, 0x0000FF)) {
				writer.writeToSequence(new IIOImage(PictureFiles.plain(40, 40, colour), null, null), null);
			}
			writer.endWriteSequence();
		}
		assertPlain(this.reader.read(bytes.toByteArray(), CIFAR10), 0x00FF00);
	}

	@Test
	void aJpegComesThroughCloseToItself() {
		Picture picture = read(PictureFiles.plain(100, 60, 0xC86432), "jpg");
		assertThat(picture.value(0, 16, 16)).isCloseTo(0xC8, within(2));
		assertThat(picture.value(1, 16, 16)).isCloseTo(0x64, within(2));
		assertThat(picture.value(2, 16, 16)).isCloseTo(0x32, within(2));
	}

	@Test
	void aGreyJpegIsTakenAsItIs() {
		BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < 64 * 64; i++) {
			image.getRaster().setSample(i % 64, i / 64, 0, 100);
		}
		assertPlain(read(image, "jpg"), 0x646464);
	}

	@ParameterizedTest
	@CsvSource({ "96, 32", "32, 96", "300, 64", "64, 300", "5000, 2500" })
	void theSquareInTheMiddleIsTaken(int width, int height) {
		BufferedImage image = PictureFiles.plain(width, height, 0xFF0000);
		int side = Math.min(width, height);
		PictureFiles.fill(image, (width - side) / 2, (height - side) / 2, side, side, 0x0000FF);
		assertPlain(read(image, "png"), 0x0000FF);
	}

	@Test
	void threadsDoNotDisturbEachOther() {
		List<Picture> pictures = IntStream.range(0, 200).mapToObj(PictureFiles::picture).toList();
		List<Picture> read = pictures.stream()
			.map(Png::write)
			.collect(Collectors.toList())
			.parallelStream()
			.map((file) -> this.reader.read(file, CIFAR10))
			.toList();
		assertThat(read).isEqualTo(pictures);
	}

	private Picture read(BufferedImage image, String format) {
		return this.reader.read(PictureFiles.encode(image, format), CIFAR10);
	}

	private static void assertPlain(Picture picture, int rgb) {
		for (int i = 0; i < 32 * 32; i++) {
			assertThat(PictureFiles.rgb(picture, i / 32, i % 32)).as("pixel %d", i).isEqualTo(rgb);
		}
	}

}

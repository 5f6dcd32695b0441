package io.convscope.image.reading;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import io.convscope.image.Picture;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * WebP files, written by Chromium, are read as it shows them.
 */
class WebpTests {

	private final PictureReader reader = new PictureReader(10 << 20, 50_000_000, 2);

	@ParameterizedTest
	@ValueSource(strings = { WebpFiles.LOSSY, WebpFiles.LOSSLESS })
	void readsThePixels(String file) {
		Picture picture = this.reader.read(bytes(file), CIFAR10);
		assertColour(picture, 4, 4, 255, 0, 0);
		assertColour(picture, 4, 24, 0, 255, 0);
		assertColour(picture, 24, 4, 0, 0, 255);
		assertColour(picture, 24, 24, 255, 255, 0);
	}

	@Test
	void transparentPartsAreWhite() {
		Picture picture = this.reader.read(bytes(WebpFiles.ALPHA), CIFAR10);
		assertColour(picture, 16, 4, 255, 0, 0);
		assertColour(picture, 16, 28, 255, 255, 255);
	}

	@Test
	void isTurnedUpright() {
		// turned by half a turn
		byte[] exif = { 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 3, 0, 0, 0 };
		byte[] file = bytes(WebpFiles.LOSSLESS);
		byte[] with = Arrays.copyOf(file, file.length + 8 + exif.length);
		ByteBuffer bytes = ByteBuffer.wrap(with).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(4, with.length - 8);
		bytes.position(file.length).put("EXIF".getBytes()).putInt(exif.length).put(exif);
		assertColour(this.reader.read(with, CIFAR10), 24, 24, 255, 0, 0);
	}

	@Test
	void truncatedAndAnimatedFilesAreRefused() {
		byte[] file = bytes(WebpFiles.LOSSY);
		assertThatThrownBy(() -> this.reader.read(Arrays.copyOf(file, file.length - 20), CIFAR10))
			.isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("ends too early");
		byte[] animated = new String(bytes(WebpFiles.LOSSY), StandardCharsets.ISO_8859_1).replace("ICCP", "ANMF")
			.getBytes(StandardCharsets.ISO_8859_1);
		assertThatThrownBy(() -> this.reader.read(animated, CIFAR10)).isInstanceOf(UnsupportedPictureException.class)
			.hasMessageContaining("animated");
	}

	@Test
	void hugeOnesAreRefusedBeforeTheyAreDecoded() {
		byte[] file = bytes(WebpFiles.LOSSLESS);
		int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("VP8L") + 9;
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, 4999 | 4999 << 14);
		assertThatThrownBy(() -> this.reader.read(file, CIFAR10)).isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("5,000 x 5,000");
	}

	@ParameterizedTest
	@ValueSource(strings = { WebpFiles.LOSSY, WebpFiles.LOSSLESS, WebpFiles.ALPHA })
	void changedBytesNeverDoMoreHarmThanARefusal(String file) {
		Random random = new Random(1);
		for (int i = 0; i < 300; i++) {
			byte[] changed = bytes(file);
			for (int j = 0; j < 3; j++) {
				changed[12 + random.nextInt(changed.length - 12)] = (byte) random.nextInt();
			}
			try {
				this.reader.read(changed, CIFAR10);
			}
			catch (UnreadablePictureException | UnsupportedPictureException ex) {
				assertThat(ex).hasMessageEndingWith(".");
			}
		}
	}

	private static void assertColour(Picture picture, int row, int column, int red, int green, int blue) {
		int[] wanted = { red, green, blue };
		for (int colour = 0; colour < wanted.length; colour++) {
			assertThat(Math.abs(picture.value(colour, row, column) - wanted[colour]))
				.as("colour %d of %d, %d", colour, row, column)
				.isLessThan(24);
		}
	}

	private static byte[] bytes(String file) {
		return Base64.getDecoder().decode(file);
	}

}

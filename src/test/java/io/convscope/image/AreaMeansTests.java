package io.convscope.image;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;

import io.convscope.image.reading.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

class AreaMeansTests {

	/**
	 * Repeats each source pixel 32 times in both directions, and takes the mean of whole
	 * blocks of them: slow, and exact.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 32, 33, 37, 45, 63, 64, 65, 96, 100, 127, 160 })
	void aValueIsTheMeanOfTheAreaThatItCovers(int side) {
		BufferedImage image = PictureFiles.noise(side, side, side);
		byte[] planes = toPlanes(image);
		for (int y = 0; y < 32; y++) {
			for (int x = 0; x < 32; x++) {
				long sum = 0;
				for (int v = y * side; v < (y + 1) * side; v++) {
					for (int u = x * side; u < (x + 1) * side; u++) {
						sum += image.getRGB(u / 32, v / 32) >> 8 & 0xFF;
					}
				}
				int mean = (int) Math.round((double) sum / ((long) side * side));
				assertThat(planes[(32 + y) * 32 + x] & 0xFF).isEqualTo(mean);
			}
		}
	}

	@Test
	void halvesAreRoundedUp() {
		BufferedImage image = PictureFiles.plain(64, 64, 0x000000);
		for (int i = 0; i < 64 * 32; i++) {
			image.setRGB(i % 64, i / 64 * 2, 0x010101);
		}
		assertThat(toPlanes(image)).containsOnly(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 16, 31, 33, 1000, 2048 })
	void aPlainImageStaysPlain(int side) {
		assertThat(toPlanes(PictureFiles.plain(side, side, 0xFBFBFB))).containsOnly(0xFB);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 7, 20, 31 })
	void anEnlargedEdgeRisesSmoothly(int side) {
		BufferedImage image = PictureFiles.plain(side, side, 0x000000);
		PictureFiles.fill(image, side / 2, 0, side - side / 2, side, 0xFFFFFF);
		byte[] planes = toPlanes(image);
		assertThat(planes[0]).isZero();
		assertThat(planes[31] & 0xFF).isEqualTo(255);
		for (int x = 1; x < 32; x++) {
			assertThat(planes[x] & 0xFF).isGreaterThanOrEqualTo(planes[x - 1] & 0xFF);
			assertThat(planes[31 * 32 + x]).isEqualTo(planes[x]);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 9, 31, 32, 50, 77 })
	void aMirroredImageGivesAMirroredPicture(int side) {
		BufferedImage image = PictureFiles.noise(side, side, 3);
		BufferedImage mirrored = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < side * side; i++) {
			mirrored.setRGB(side - 1 - i % side, i / side, image.getRGB(i % side, i / side));
		}
		byte[] planes = toPlanes(image);
		assertThat(new Orientation(false, false, true).upright(toPlanes(mirrored), CIFAR10)).isEqualTo(planes);
	}

	private static byte[] toPlanes(BufferedImage square) {
		int side = square.getWidth();
		AreaMeans means = new AreaMeans(CIFAR10, new CenterCrop(0, 0, side), new Deadline(Duration.ofMinutes(1)));
		int[] rows = square.getRGB(0, 0, side, side, null, 0, side);
		for (int y = side - 1; y >= 0; y--) {
			means.row(y, Arrays.copyOfRange(rows, y * side, (y + 1) * side));
		}
		return means.planes();
	}

}

package io.convscope.image;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures of data sets are resized to the same bytes as picture files.
 */
class PlaneMeansTests {

	@ParameterizedTest
	@CsvSource({ "96, 3, 32, 3", "96, 3, 64, 3", "33, 3, 32, 3", "32, 3, 96, 3", "32, 3, 33, 3", "16, 1, 96, 1",
			"96, 3, 32, 1", "32, 1, 17, 3", "28, 1, 96, 3", "48, 1, 16, 1", "32, 3, 32, 1", "255, 3, 254, 3" })
	void agreesWithAreaMeans(int from, int channels, int to, int wanted) {
		PictureSize size = new PictureSize(channels, from);
		byte[] planes = new byte[size.values()];
		new Random(from).nextBytes(planes);
		Picture picture = Picture.ofPlanes(size, planes, 0);
		PictureSize target = new PictureSize(wanted, to);
		assertThat(picture.resized(target)).isEqualTo(Picture.ofPlanes(target, byAreaMeans(picture, target), 0));
	}

	private static byte[] byAreaMeans(Picture picture, PictureSize target) {
		int side = picture.size().side();
		AreaMeans means = new AreaMeans(target, new CenterCrop(0, 0, side), new Deadline(Duration.ofHours(1)));
		int[] argb = new int[side];
		for (int row = 0; row < side; row++) {
			for (int column = 0; column < side; column++) {
				argb[column] = 0xFF << 24 | picture.colour(0, row, column) << 16 | picture.colour(1, row, column) << 8
						| picture.colour(2, row, column);
			}
			means.row(row, argb);
		}
		return means.planes();
	}

}

package io.convscope.dataset.shapes;

import java.util.Random;

import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.Samples;
import io.convscope.image.Picture;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the shapes are in the test pictures of the data set {@code shapes}, found by
 * painting them once more.
 */
public final class ShapePlaces {

	private final double[][] coverage = new double[Shapes.TEST][];

	public ShapePlaces() {
		Samples test = DatasetFixtures.shapes().test();
		Random random = new Random(Shapes.TEST_SEED);
		byte[] labels = Shapes.shuffledLabels(Shapes.TEST, random);
		ShapePainter painter = new ShapePainter(random);
		byte[] planes = new byte[CIFAR10.values()];
		for (int i = 0; i < labels.length; i++) {
			this.coverage[i] = painter.paint(Shape.values()[labels[i]], planes, 0);
			assertThat(Picture.ofPlanes(CIFAR10, planes, 0)).isEqualTo(test.picture(i));
		}
	}

	/**
	 * Tells whether the shape of a test picture covers any of a pixel, or of one nearby.
	 */
	public boolean covers(int index, int row, int column, int within) {
		int side = CIFAR10.side();
		for (int y = Math.max(0, row - within); y <= Math.min(side - 1, row + within); y++) {
			for (int x = Math.max(0, column - within); x <= Math.min(side - 1, column + within); x++) {
				if (this.coverage[index][y * side + x] > 0) {
					return true;
				}
			}
		}
		return false;
	}

}

package io.convscope.dataset.shapes;

import java.util.Random;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.GeneratedDataset;
import io.convscope.dataset.Samples;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The data set {@code shapes}: pictures of ten shapes, in any colour, on dark and on
 * light paper, painted from fixed seeds. Only its form tells a shape.
 */
@Component
@Order(2)
public class Shapes extends GeneratedDataset {

	static final String NAME = "shapes";

	private static final int TRAIN = 8000;

	static final int TEST = 1000;

	static final long TEST_SEED = 2;

	public Shapes() {
		super(NAME, Shape.labels(), TRAIN, TEST, Shapes::generate);
	}

	private static Dataset generate() {
		return new Dataset(NAME, Shape.labels(), paint(TRAIN, 1), paint(TEST, TEST_SEED));
	}

	private static Samples paint(int size, long seed) {
		Random random = new Random(seed);
		byte[] labels = shuffledLabels(size, random);
		byte[] planes = new byte[size * ShapePainter.PICTURE.values()];
		ShapePainter painter = new ShapePainter(random);
		for (int i = 0; i < size; i++) {
			painter.paint(Shape.values()[labels[i]], planes, i * ShapePainter.PICTURE.values());
		}
		return new Samples(ShapePainter.PICTURE, planes, labels);
	}

	static byte[] shuffledLabels(int size, Random random) {
		byte[] labels = new byte[size];
		for (int i = 0; i < size; i++) {
			int j = random.nextInt(i + 1);
			labels[i] = labels[j];
			labels[j] = (byte) (i % Shape.values().length);
		}
		return labels;
	}

}

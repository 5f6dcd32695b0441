package io.convscope.dataset.shapes;

import java.util.Random;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;

/**
 * Paints shapes at a random position, in a random size, rotation and colour, on noisy
 * paper, dark or light.
 * <p>
 * The result is the same on every machine: the same random numbers give the same bytes.
 */
final class ShapePainter {

	static final PictureSize PICTURE = new PictureSize(3, 32);

	private static final double NOISE = 0.08;

	// how far the centre may be from the picture's, in pixels
	private static final double SHIFT = 1.5;

	private static final double TURN = Math.PI / 12;

	// sample points per pixel in each direction, to measure how much of it is covered
	private static final int POINTS = 3;

	private final Random random;

	ShapePainter(Random random) {
		this.random = random;
	}

	/**
	 * Paints one picture.
	 * @param shape the shape it shows
	 * @param planes receives the picture, in {@link Picture}'s order
	 * @param offset the position of its red plane
	 * @return the share of each pixel that the shape covers, 0 to 1, row by row
	 */
	public double[] paint(Shape shape, byte[] planes, int offset) {
		boolean light = this.random.nextBoolean();
		Rgb paper = Rgb.ofHue(between(0, 1), between(0, 0.15), light ? between(0.8, 1) : between(0, 0.2));
		Rgb ink = light ? Rgb.ofHue(between(0, 1), 1, between(0, 0.6))
				: Rgb.ofHue(between(0, 1), between(0, 1), between(0.9, 1));
		double[] coverage = coverage(shape.outline());
		byte[] noise = new byte[PICTURE.values()];
		this.random.nextBytes(noise);
		for (int channel = 0, i = 0; channel < PICTURE.channels(); channel++) {
			double ground = paper.channel(channel);
			double drawn = ink.channel(channel);
			for (double covered : coverage) {
				double value = ground + covered * (drawn - ground) + NOISE * noise[i] / 128;
				planes[offset + i++] = (byte) (255 * Math.max(0, Math.min(1, value)) + 0.5);
			}
		}
		return coverage;
	}

	/**
	 * Places the outline at random and measures the share of each pixel that it covers.
	 */
	private double[] coverage(Outline outline) {
		double radius = between(10, 15);
		double centreX = PICTURE.side() / 2.0 + between(-SHIFT, SHIFT);
		double centreY = PICTURE.side() / 2.0 + between(-SHIFT, SHIFT);
		Outline placed = outline.placed(centreX, centreY, radius, between(-TURN, TURN));
		double[] coverage = new double[PICTURE.plane()];
		for (int row = (int) (centreY - radius); row < Math.min(PICTURE.side(), centreY + radius); row++) {
			for (int column = (int) (centreX - radius); column < Math.min(PICTURE.side(), centreX + radius); column++) {
				coverage[PICTURE.index(0, row, column)] = covered(placed, column, row);
			}
		}
		return coverage;
	}

	private static double covered(Outline outline, int column, int row) {
		int inside = 0;
		for (int i = 0; i < POINTS * POINTS; i++) {
			double x = column + (i % POINTS + 0.5) / POINTS;
			double y = row + (i / POINTS + 0.5) / POINTS;
			inside += outline.contains(x, y) ? 1 : 0;
		}
		return inside / (double) (POINTS * POINTS);
	}

	private double between(double low, double high) {
		return low + (high - low) * this.random.nextDouble();
	}

}

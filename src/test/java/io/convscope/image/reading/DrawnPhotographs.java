package io.convscope.image.reading;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Pictures like the photographs of three things on a desk: each drawn in changing
 * colours, at a changing place, size and tilt, before a ground of blurred patches.
 */
public final class DrawnPhotographs {

	/** The things that are drawn. */
	public static final List<String> THINGS = List.of("cup", "plant", "keyboard");

	private static final int WIDTH = 640;

	private static final int HEIGHT = 480;

	private final Random random;

	/**
	 * @param seed the same seed draws the same pictures in the same order
	 */
	public DrawnPhotographs(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Draws the next photograph.
	 * @param thing one of {@link #THINGS}
	 * @return a JPEG of 640x480 pixels
	 */
	public byte[] next(String thing) {
		BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		BufferedImage patches = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
		IntStream.range(0, 48).forEach((i) -> patches.setRGB(i % 8, i / 8, color(40, 220).getRGB()));
		graphics.drawImage(patches, 0, 0, WIDTH, HEIGHT, null);
		graphics.transform(AffineTransform.getTranslateInstance(between(250, 390), between(200, 290)));
		graphics.rotate(between(-0.2, 0.2));
		double size = between(90, 170);
		graphics.scale(size, size);
		switch (thing) {
			case "cup" -> cup(graphics);
			case "plant" -> plant(graphics);
			case "keyboard" -> keyboard(graphics);
			default -> throw new IllegalArgumentException(thing);
		}
		graphics.dispose();
		return PictureFiles.encode(image, "jpg");
	}

	private void cup(Graphics2D graphics) {
		Color color = color(0, 255);
		graphics.setColor(color);
		graphics.fill(new Rectangle2D.Double(-0.5, -0.6, 0.9, 1.2));
		graphics.setStroke(new BasicStroke(0.14f));
		graphics.draw(new Ellipse2D.Double(0.25, -0.35, 0.6, 0.7));
		graphics.setColor(color.darker());
		graphics.fill(new Ellipse2D.Double(-0.5, -0.75, 0.9, 0.3));
	}

	private void plant(Graphics2D graphics) {
		graphics.setColor(new Color(number(20, 80), number(120, 200), number(20, 90)));
		graphics.setStroke(new BasicStroke(0.1f));
		for (int leaf = 0; leaf < 7; leaf++) {
			double x = between(-0.9, 0.9);
			double y = between(-1.1, -0.5);
			graphics.draw(new Line2D.Double(0, 0, x, y));
			graphics.fill(new Ellipse2D.Double(x - 0.25, y - 0.15, 0.5, 0.3));
		}
		graphics.setColor(new Color(number(150, 210), 80, 40));
		graphics.scale(0.01, 0.01);
		graphics.fill(new Polygon(new int[] { -50, 50, 35, -35 }, new int[] { 0, 0, 80, 80 }, 4));
	}

	private void keyboard(Graphics2D graphics) {
		int grey = number(20, 80);
		graphics.setColor(new Color(grey, grey, grey));
		graphics.fill(new RoundRectangle2D.Double(-1.3, -0.45, 2.6, 0.9, 0.1, 0.1));
		graphics.setColor(new Color(grey + 110, grey + 110, grey + 110));
		for (int key = 0; key < 44; key++) {
			graphics.fill(new Rectangle2D.Double(-1.2 + 0.22 * (key % 11), -0.38 + 0.2 * (key / 11), 0.17, 0.15));
		}
	}

	private Color color(int least, int greatest) {
		return new Color(number(least, greatest), number(least, greatest), number(least, greatest));
	}

	private int number(int least, int greatest) {
		return this.random.nextInt(least, greatest + 1);
	}

	private double between(double least, double greatest) {
		return this.random.nextDouble(least, greatest);
	}

}

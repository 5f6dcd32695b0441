package io.convscope.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

import javax.imageio.ImageIO;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Draws pictures that no two are the same: stars before coloured grounds, with as many
 * points as their label says, as JPEG files of a tar archive with one folder a label.
 */
final class DrawnPictures {

	private static final int LEAST_POINTS = 3;

	private static final int LABELS = 10;

	private static final int NOISE = 24;

	private final int side;

	private final SplittableRandom random = new SplittableRandom(1);

	private DrawnPictures(int side) {
		this.side = side;
	}

	/**
	 * Writes an archive.
	 * @param archive the file to write
	 * @param count how many pictures; the labels take turns
	 * @param side the rows, and columns, of each
	 * @throws IOException if it can't be written
	 */
	static void write(Path archive, int count, int side) throws IOException {
		DrawnPictures pictures = new DrawnPictures(side);
		try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 20);
				TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
			for (int i = 0; i < count; i++) {
				int points = LEAST_POINTS + i % LABELS;
				byte[] jpeg = pictures.draw(points);
				TarArchiveEntry entry = new TarArchiveEntry("stars/" + points + " points/" + i + ".jpg");
				entry.setSize(jpeg.length);
				tar.putArchiveEntry(entry);
				tar.write(jpeg);
				tar.closeArchiveEntry();
			}
		}
	}

	private byte[] draw(int points) throws IOException {
		BufferedImage image = new BufferedImage(this.side, this.side, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setPaint(new GradientPaint(0, 0, color(), this.random.nextInt(this.side), this.side, color()));
		graphics.fillRect(0, 0, this.side, this.side);
		graphics.setColor(color());
		star(graphics, points);
		graphics.dispose();
		for (int row = 0; row < this.side; row++) {
			for (int column = 0; column < this.side; column++) {
				image.setRGB(column, row, noisy(image.getRGB(column, row)));
			}
		}
		ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
		ImageIO.write(image, "jpeg", jpeg);
		return jpeg.toByteArray();
	}

	private void star(Graphics2D graphics, int points) {
		double radius = this.side * this.random.nextDouble(0.2, 0.4);
		double turn = this.random.nextDouble(2 * Math.PI);
		double x = this.side * this.random.nextDouble(0.4, 0.6);
		double y = this.side * this.random.nextDouble(0.4, 0.6);
		int[] xs = new int[2 * points];
		int[] ys = new int[2 * points];
		for (int i = 0; i < xs.length; i++) {
			double length = (i % 2 == 0) ? radius : radius / 2;
			xs[i] = (int) Math.round(x + length * Math.cos(turn + i * Math.PI / points));
			ys[i] = (int) Math.round(y + length * Math.sin(turn + i * Math.PI / points));
		}
		graphics.fillPolygon(xs, ys, xs.length);
	}

	private Color color() {
		return new Color(this.random.nextInt(1 << 24));
	}

	private int noisy(int rgb) {
		int noisy = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			int value = (rgb >> shift & 0xFF) + this.random.nextInt(-NOISE, NOISE + 1);
			noisy |= Math.max(0, Math.min(0xFF, value)) << shift;
		}
		return noisy;
	}

}

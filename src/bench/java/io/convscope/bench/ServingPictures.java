package io.convscope.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/**
 * The pictures that clients send: small ones as the network takes them, and one like a
 * phone's photograph.
 */
final class ServingPictures {

	private static final int SMALL = 64;

	private static final int NOISE = 8;

	private ServingPictures() {
	}

	/**
	 * Draws PNG files of 32x32 pixels.
	 * @param folder where they are written
	 * @throws IOException if they can't be
	 */
	static void writeSmall(Path folder) throws IOException {
		Files.createDirectories(folder);
		for (int i = 0; i < SMALL; i++) {
			ImageIO.write(draw(32, 32, i), "png", folder.resolve(i + ".png").toFile());
		}
	}

	/**
	 * Draws a JPEG file of 12 megapixels.
	 * @param folder where it is written, in place of what is there
	 * @param progressive whether it is written in several scans
	 * @return the file
	 * @throws IOException if it can't be written
	 */
	static Path writeLarge(Path folder, boolean progressive) throws IOException {
		Files.createDirectories(folder);
		Path file = folder.resolve("photograph.jpg");
		Files.deleteIfExists(file);
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		param.setCompressionQuality(0.9f);
		if (progressive) {
			param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		}
		try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(draw(4000, 3000, SMALL), null, null), param);
		}
		finally {
			writer.dispose();
		}
		return file;
	}

	// waves of all lengths, the longer the stronger, as in photographs
	private static BufferedImage draw(int width, int height, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		double[] turns = random.doubles(64, 0, 2 * Math.PI).toArray();
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				double value = 128;
				for (int wave = 0; wave < 8; wave++) {
					double length = (double) width / (1 << wave);
					double angle = turns[wave];
					value += 40.0 / (1 + wave) * Math
						.sin((x * Math.cos(angle) + y * Math.sin(angle)) * 2 * Math.PI / length + turns[wave + 8]);
				}
				int grey = (int) value + random.nextInt(-NOISE, NOISE + 1);
				image.setRGB(x, y, clamped(grey + 20) << 16 | clamped(grey) << 8 | clamped(grey - x * 40 / width));
			}
		}
		return image;
	}

	private static int clamped(int value) {
		return Math.max(0, Math.min(0xFF, value));
	}

}

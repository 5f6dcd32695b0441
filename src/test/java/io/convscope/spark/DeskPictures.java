package io.convscope.spark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.image.reading.PictureFiles;

/**
 * Pictures of what may lie on a desk, as a user has them.
 */
final class DeskPictures {

	private static final int PICTURES = 60;

	private DeskPictures() {
	}

	/**
	 * Draws pictures of three labels, a folder for each.
	 * @param to the folder of these folders
	 * @return the same
	 */
	static Path draw(Path to) throws IOException {
		Random random = new Random(5);
		for (String label : List.of("cup", "plant", "keyboard")) {
			Path of = Files.createDirectories(to.resolve(label));
			for (int i = 0; i < PICTURES; i++) {
				BufferedImage image = PictureFiles.plain(40 + random.nextInt(20), 40, random.nextInt(1 << 24));
				Graphics2D graphics = image.createGraphics();
				graphics.setColor(new Color(random.nextInt(1 << 24)));
				if (label.equals("cup")) {
					graphics.fillOval(random.nextInt(20), 5, 20, 30);
				}
				else {
					graphics.fillRect(random.nextInt(20), 5, 20, label.equals("plant") ? 30 : 8);
				}
				graphics.dispose();
				Files.write(of.resolve(i + ".png"), PictureFiles.encode(image, "png"));
			}
		}
		return to;
	}

	/**
	 * Packs a folder as {@code POST /datasets} takes it.
	 * @param folder the folder
	 * @return a zip archive
	 */
	static byte[] zip(Path folder) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes); Stream<Path> below = Files.walk(folder)) {
			for (Path file : below.filter(Files::isRegularFile).toList()) {
				zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
				zip.write(Files.readAllBytes(file));
			}
		}
		return bytes.toByteArray();
	}

}

package io.convscope.spark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A folder of pictures as people have them, some of which can't be read.
 *
 * @param folder where they are
 * @param files the bytes of each, by the name of its file, and of its entry if that is an
 * archive
 */
record ManyPictures(Path folder, Map<String, byte[]> files) {

	private static final int PLAIN = 150;

	private static final int PACKED = 12;

	/**
	 * Draws pictures.
	 * @param folder where to; made anew
	 */
	static ManyPictures draw(Path folder) throws IOException {
		Random random = new Random(3);
		Map<String, byte[]> files = new LinkedHashMap<>();
		for (int i = 0; i < PLAIN; i++) {
			files.put("day " + (i % 3) + "/" + i + ((i % 2 == 0) ? ".png" : ".jpg"), picture(random, i % 2 == 0));
		}
		files.put("50% off, \"new\".png", picture(random, true));
		files.put("_DSC1.jpg", picture(random, false));
		files.put("_new/_a.png", picture(random, true));
		files.put("blank at its end ", picture(random, true));
		files.put("cut.png", Arrays.copyOf(picture(random, true), 100));
		files.put("notes.txt", "not a picture".getBytes());
		for (Map.Entry<String, byte[]> each : files.entrySet()) {
			Path file = folder.resolve(each.getKey());
			Files.createDirectories(file.getParent());
			Files.write(file, each.getValue());
		}
		Files.write(folder.resolve(".DS_Store"), new byte[] { 1 });
		Files.write(Files.createDirectories(folder.resolve("__MACOSX")).resolve("cut.png"), new byte[] { 1 });
		Map<String, byte[]> packed = new LinkedHashMap<>();
		for (int i = 0; i < PACKED; i++) {
			packed.put("in/" + i + ".png", picture(random, true));
		}
		packed.put("./in.png", picture(random, true));
		packed.put("in/cut.png", Arrays.copyOf(picture(random, true), 90));
		zip(folder.resolve("parts.zip"), packed);
		tar(folder.resolve("parts.tar.gz"), packed);
		packed.forEach((name, bytes) -> {
			files.put("parts.zip!" + name, bytes);
			files.put("parts.tar.gz!" + name, bytes);
		});
		return new ManyPictures(folder, files);
	}

	private static byte[] picture(Random random, boolean png) throws IOException {
		BufferedImage image = new BufferedImage(40 + random.nextInt(40), 32 + random.nextInt(40),
				BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		for (int i = 0; i < 5; i++) {
			graphics.setColor(new Color(random.nextInt(1 << 24)));
			graphics.fillOval(random.nextInt(60) - 10, random.nextInt(60) - 10, 10 + random.nextInt(50),
					10 + random.nextInt(50));
		}
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, png ? "png" : "jpg", bytes);
		return bytes.toByteArray();
	}

	private static void zip(Path archive, Map<String, byte[]> files) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
			for (Map.Entry<String, byte[]> each : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(each.getKey()));
				zip.write(each.getValue());
			}
		}
	}

	private static void tar(Path archive, Map<String, byte[]> files) throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive));
				TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
			for (Map.Entry<String, byte[]> each : files.entrySet()) {
				TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
				entry.setSize(each.getValue().length);
				tar.putArchiveEntry(entry);
				tar.write(each.getValue());
				tar.closeArchiveEntry();
			}
		}
	}

}

package io.convscope.image.reading;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import io.convscope.image.Picture;

import static io.convscope.image.PictureSizes.CIFAR10;

/**
 * Picture files made for tests.
 */
public final class PictureFiles {

	private PictureFiles() {
	}

	public static byte[] encode(BufferedImage image, String format) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			if (!ImageIO.write(image, format, bytes)) {
				throw new IllegalArgumentException("No writer for this image in " + format);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	public static BufferedImage plain(int width, int height, int rgb) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		fill(image, 0, 0, width, height, rgb);
		return image;
	}

	public static void fill(BufferedImage image, int x, int y, int width, int height, int argb) {
		for (int row = y; row < y + height; row++) {
			for (int column = x; column < x + width; column++) {
				image.setRGB(column, row, argb);
			}
		}
	}

	public static BufferedImage noise(int width, int height, long seed) {
		Random random = new Random(seed);
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < width * height; i++) {
			image.setRGB(i % width, i / width, random.nextInt(1 << 24));
		}
		return image;
	}

	static BufferedImage copy(BufferedImage image, int type) {
		BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				copy.setRGB(x, y, image.getRGB(x, y));
			}
		}
		return copy;
	}

	public static Picture picture(long seed) {
		byte[] planes = new byte[CIFAR10.values()];
		new Random(seed).nextBytes(planes);
		return Picture.ofPlanes(CIFAR10, planes, 0);
	}

	public static int rgb(Picture picture, int row, int column) {
		return picture.value(0, row, column) << 16 | picture.value(1, row, column) << 8 | picture.value(2, row, column);
	}

	/** A JPEG with an EXIF segment that holds nothing but the orientation. */
	public static byte[] withOrientation(byte[] jpeg, int orientation) {
		byte[] start = { (byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0 };
		return join(Arrays.copyOf(jpeg, 2), start, exif(orientation), Arrays.copyOfRange(jpeg, 2, jpeg.length));
	}

	/** EXIF data that hold nothing but the orientation. */
	static byte[] exif(int orientation) {
		return ByteBuffer.allocate(26)
			.put("MM\0*".getBytes(StandardCharsets.US_ASCII))
			.putInt(8)
			.putShort((short) 1)
			.putShort((short) 0x0112)
			.putShort((short) 3)
			.putInt(1)
			.putShort((short) orientation)
			.array();
	}

	public static byte[] pngChunk(String type, byte[] data) {
		CRC32 crc = new CRC32();
		crc.update(type.getBytes(StandardCharsets.US_ASCII));
		crc.update(data);
		return ByteBuffer.allocate(data.length + 12)
			.putInt(data.length)
			.put(type.getBytes(StandardCharsets.US_ASCII))
			.put(data)
			.putInt((int) crc.getValue())
			.array();
	}

	/** A PNG that begins as one of this size, and has no pixels. */
	static byte[] pngHeader(int width, int height) {
		byte[] size = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] { 8, 2, 0, 0, 0 }).array();
		return join("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1), pngChunk("IHDR", size),
				pngChunk("IEND", new byte[0]));
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			bytes.writeBytes(part);
		}
		return bytes.toByteArray();
	}

}

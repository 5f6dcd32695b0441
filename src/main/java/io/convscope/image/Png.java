package io.convscope.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import io.convscope.image.reading.PictureReader;

/**
 * Writes PNG files in memory. The same drawing always gives the same bytes.
 * <p>
 * The usual libraries need the whole image in one array and copy it. Arrays of megabytes
 * cause frequent garbage collections during training, which this class avoids.
 * <a href="https://www.w3.org/TR/png-3/">PNG specification</a>
 */
public final class Png {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

	private static final int HEADER_BYTES = 13;

	private static final byte BITS = 8;

	private static final byte TRUE_COLOUR = 2;

	private static final byte INDEXED = 3;

	private static final int AS_IT_IS = 0;

	private static final int DIFFERENCE_TO_ROW_ABOVE = 2;

	// the deflate level: faster than the default, for slightly larger files
	private static final int QUICK = 3;

	private Png() {
	}

	/**
	 * Writes a drawing.
	 * @param drawing the drawing
	 * @return the file's bytes
	 */
	public static byte[] write(Drawing drawing) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream file = new DataOutputStream(bytes)) {
			file.write(SIGNATURE);
			int[] palette = drawing.palette();
			ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
				.putInt(drawing.width())
				.putInt(drawing.height())
				.put(BITS);
			chunk(file, "IHDR", header.put((palette != null) ? INDEXED : TRUE_COLOUR).array());
			if (palette != null) {
				chunk(file, "PLTE", colours(palette));
			}
			chunk(file, "IDAT", deflated(drawing.rows()));
			chunk(file, "IEND", new byte[0]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Writes a picture at its own size.
	 * @param picture the picture
	 * @return the file's bytes, which {@link PictureReader} reads as an equal picture
	 * when asked for the same size
	 */
	public static byte[] write(Picture picture) {
		return write(picture, 1);
	}

	/**
	 * Writes a picture enlarged by an integer factor.
	 * @param picture the picture
	 * @param scale the factor, at least 1: each pixel becomes a square of this side
	 * @return the file's bytes
	 */
	public static byte[] write(Picture picture, int scale) {
		int side = picture.size().side();
		List<byte[]> rows = new ArrayList<>();
		for (int y = 0; y < side; y++) {
			ByteBuffer row = ByteBuffer.allocate(side * scale * Drawing.COLOURS);
			for (int x = 0; x < side * scale; x++) {
				for (int colour = 0; colour < Drawing.COLOURS; colour++) {
					row.put((byte) picture.colour(colour, y, x / scale));
				}
			}
			rows.addAll(Collections.nCopies(scale, row.array()));
		}
		return write(new Drawing(rows, null));
	}

	private static void chunk(DataOutputStream file, String type, byte[] data) throws IOException {
		byte[] name = type.getBytes(StandardCharsets.US_ASCII);
		CRC32 sum = new CRC32();
		sum.update(name);
		sum.update(data);
		file.writeInt(data.length);
		file.write(name);
		file.write(data);
		file.writeInt((int) sum.getValue());
	}

	private static byte[] colours(int[] palette) {
		ByteBuffer colours = ByteBuffer.allocate(palette.length * Drawing.COLOURS);
		for (int rgb : palette) {
			colours.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
		}
		return colours.array();
	}

	private static byte[] deflated(List<byte[]> rows) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Deflater deflater = new Deflater(QUICK);
		try (DeflaterOutputStream pixels = new DeflaterOutputStream(bytes, deflater)) {
			byte[] noDifference = new byte[rows.get(0).length];
			byte[] above = noDifference;
			for (byte[] row : rows) {
				boolean again = row == above;
				pixels.write(again ? DIFFERENCE_TO_ROW_ABOVE : AS_IT_IS);
				pixels.write(again ? noDifference : row);
				above = row;
			}
		}
		finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}

}

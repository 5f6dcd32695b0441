package io.convscope.image.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;

/**
 * The rows of a PNG file's pixel data, inflated and unfiltered.
 * <a href="https://www.w3.org/TR/png-3/#9Filters">Filters</a>
 */
final class PngRows implements AutoCloseable {

	private static final int MAX = 255;

	private static final int LAST_FILTER = 4;

	/**
	 * Inflating row by row takes several times as long: zlib's fast loop needs space for
	 * its longest match of 258 bytes.
	 */
	static final int BUFFER = 1 << 13;

	private final Inflater inflater = new Inflater();

	private final byte[] inflated = new byte[BUFFER];

	private int taken;

	private int available;

	private final Iterator<ByteBuffer> data;

	private final int bits;

	private final int before;

	private byte[] row = {};

	private byte[] above = {};

	/**
	 * Starts reading.
	 * @param data the compressed data, in parts
	 * @param bits the number of bits per pixel
	 */
	PngRows(List<ByteBuffer> data, int bits) {
		this.data = data.iterator();
		this.bits = bits;
		this.before = Math.max(1, bits / 8);
	}

	/**
	 * Starts an image, or a pass of an interlaced image.
	 * @param count the number of pixels in a row, at least 1
	 */
	void begin(int count) {
		int bytes = (int) (((long) count * this.bits + 7) / 8);
		// a byte for the filter, and zeros left of the first pixel
		this.row = new byte[this.before + bytes];
		this.above = new byte[this.before + bytes];
	}

	/**
	 * Reads the next row.
	 * @return its bytes, valid until the next call
	 * @throws IOException if the data is damaged
	 * @throws UnreadablePictureException if the data ends
	 */
	ByteBuffer next() throws IOException {
		byte[] last = this.above;
		this.above = this.row;
		this.row = last;
		take(this.before - 1);
		int filter = this.row[this.before - 1];
		this.row[this.before - 1] = 0;
		if (filter < 0 || filter > LAST_FILTER) {
			throw new IOException("Invalid filter " + filter);
		}
		unfilter(filter);
		return ByteBuffer.wrap(this.row, this.before, this.row.length - this.before);
	}

	private void take(int from) throws IOException {
		for (int at = from; at < this.row.length;) {
			if (this.taken == this.available) {
				inflate();
			}
			int count = Math.min(this.available - this.taken, this.row.length - at);
			System.arraycopy(this.inflated, this.taken, this.row, at, count);
			this.taken += count;
			at += count;
		}
	}

	private void inflate() throws IOException {
		long before = this.inflater.getBytesWritten();
		this.taken = 0;
		this.available = 0;
		try {
			while (this.available == 0) {
				this.available = this.inflater.inflate(this.inflated);
				if (this.available == 0 && (this.inflater.finished() || this.inflater.needsDictionary() || !feed())) {
					throw UnreadablePictureException.truncated(PictureFormat.PNG);
				}
			}
		}
		catch (DataFormatException ex) {
			// what comes before the damage, for which it throws again, is good
			this.available = (int) (this.inflater.getBytesWritten() - before);
			if (this.available == 0) {
				throw new IOException(ex);
			}
		}
	}

	private boolean feed() {
		while (this.inflater.needsInput() && this.data.hasNext()) {
			this.inflater.setInput(this.data.next());
		}
		return !this.inflater.needsInput();
	}

	private void unfilter(int filter) {
		byte[] row = this.row;
		byte[] above = this.above;
		int before = this.before;
		switch (filter) {
			case 1 -> {
				for (int i = before; i < row.length; i++) {
					row[i] += row[i - before];
				}
			}
			case 2 -> {
				for (int i = before; i < row.length; i++) {
					row[i] += above[i];
				}
			}
			case 3 -> {
				for (int i = before; i < row.length; i++) {
					row[i] += (byte) ((row[i - before] & 0xFF) + (above[i] & 0xFF) >> 1);
				}
			}
			case 4 -> {
				for (int i = before; i < row.length; i++) {
					row[i] += (byte) paeth(row[i - before] & 0xFF, above[i] & 0xFF, above[i - before] & 0xFF);
				}
			}
			default -> {
			}
		}
	}

	private static int paeth(int left, int above, int corner) {
		int toLeft = Math.abs(above - corner);
		int toAbove = Math.abs(left - corner);
		int toCorner = Math.abs(left + above - 2 * corner);
		if (toLeft <= toAbove && toLeft <= toCorner) {
			return left;
		}
		return (toAbove <= toCorner) ? above : corner;
	}

	/**
	 * Unpacks the samples of a row.
	 * @param row its bytes
	 * @param depth the number of bits per sample
	 * @param samples receives the samples
	 */
	static void unpack(ByteBuffer row, int depth, int[] samples) {
		byte[] bytes = row.array();
		int from = row.position();
		int most = (1 << depth) - 1;
		for (int i = 0; i < samples.length; i++) {
			samples[i] = switch (depth) {
				case 8 -> bytes[from + i] & MAX;
				case 16 -> (bytes[from + 2 * i] & MAX) << 8 | bytes[from + 2 * i + 1] & MAX;
				default -> {
					int bit = i * depth;
					yield bytes[from + bit / 8] >> 8 - depth - bit % 8 & most;
				}
			};
		}
	}

	@Override
	public void close() {
		this.inflater.end();
	}

}

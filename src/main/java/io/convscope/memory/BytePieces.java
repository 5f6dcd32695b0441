package io.convscope.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Bytes that have arrived, or were written, held in pieces, so that the memory grows with
 * them and nothing is copied. Immutable, thus thread safe.
 */
public final class BytePieces {

	private static final int PIECE = 1 << 20;

	private final List<byte[]> pieces;

	private final long length;

	private BytePieces(List<byte[]> pieces) {
		this.pieces = pieces;
		this.length = pieces.stream().mapToLong((piece) -> piece.length).sum();
	}

	/**
	 * Receives bytes.
	 * @param in where they come from; need not be buffered
	 * @param most how many to receive at most
	 * @return the bytes, fewer if the stream ends
	 * @throws IOException if they cannot be read
	 */
	public static BytePieces receive(InputStream in, long most) throws IOException {
		List<byte[]> pieces = new ArrayList<>();
		byte[] piece = new byte[0];
		for (long at = 0; at < most && (pieces.isEmpty() || piece.length == PIECE); at += piece.length) {
			piece = in.readNBytes((int) Math.min(PIECE, most - at));
			pieces.add(piece);
		}
		return new BytePieces(pieces);
	}

	/**
	 * Counts the bytes.
	 * @return 0 or more
	 */
	public long length() {
		return this.length;
	}

	/**
	 * Reads all bytes in their order.
	 * @return a stream at the first one, which need not be closed
	 */
	public InputStream stream() {
		List<InputStream> streams = this.pieces.stream().<InputStream>map(ByteArrayInputStream::new).toList();
		return new SequenceInputStream(Collections.enumeration(streams));
	}

	/**
	 * Copies a part.
	 * @param position of its first byte
	 * @param target takes the bytes from its beginning
	 * @param count how many
	 * @throws IndexOutOfBoundsException if the part is not within the bytes, or larger
	 * than the target
	 */
	public void copy(long position, byte[] target, int count) {
		if (position < 0 || count < 0 || position > this.length - count) {
			throw new IndexOutOfBoundsException(count + " bytes from " + position + " of " + this.length);
		}
		for (int copied = 0; copied < count;) {
			long at = position + copied;
			byte[] piece = this.pieces.get((int) (at / PIECE));
			int from = (int) (at % PIECE);
			int part = Math.min(count - copied, piece.length - from);
			System.arraycopy(piece, from, target, copied, part);
			copied += part;
		}
	}

	/**
	 * Collects what is written. Not thread safe.
	 */
	public static final class Writer extends OutputStream {

		private final List<byte[]> full = new ArrayList<>();

		private byte[] last = new byte[0];

		private int used;

		@Override
		public void write(int value) {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(byte[] values, int offset, int length) {
			for (int written = 0; written < length;) {
				if (this.used == this.last.length) {
					begin();
				}
				int part = Math.min(length - written, PIECE - this.used);
				System.arraycopy(values, offset + written, this.last, this.used, part);
				this.used += part;
				written += part;
			}
		}

		private void begin() {
			if (this.used > 0) {
				this.full.add(this.last);
			}
			this.last = new byte[PIECE];
			this.used = 0;
		}

		/**
		 * Returns what has been written; nothing may be written afterwards.
		 * @return the bytes
		 */
		public BytePieces toPieces() {
			List<byte[]> pieces = new ArrayList<>(this.full);
			pieces.add(Arrays.copyOf(this.last, this.used));
			return new BytePieces(pieces);
		}

	}

}

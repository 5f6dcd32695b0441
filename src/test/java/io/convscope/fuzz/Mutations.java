package io.convscope.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/**
 * Changes files at random, the same way for the same seed: bits, bytes, numbers, cuts,
 * and parts left out, doubled or taken from elsewhere in the file. Not thread safe.
 */
public final class Mutations {

	private static final int MOST = 6;

	private static final int[] EDGES = { 0, 1, -1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000,
			Integer.MAX_VALUE, Integer.MIN_VALUE };

	private static final int HEADER = 128;

	private static final int LONGEST_PART = 4096;

	private final Random random;

	public Mutations(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Changes a file in one to six places, half of the time within its first 128 bytes.
	 * @param file any file; left as it is
	 * @return a changed copy
	 */
	public byte[] of(byte[] file) {
		byte[] changed = file.clone();
		int within = this.random.nextBoolean() ? HEADER : Integer.MAX_VALUE;
		for (int i = this.random.nextInt(MOST); i >= 0 && changed.length > 0; i--) {
			changed = mutate(changed, this.random.nextInt(Math.min(within, changed.length)));
		}
		return changed;
	}

	private byte[] mutate(byte[] file, int at) {
		switch (this.random.nextInt(9)) {
			case 0 -> file[at] ^= (byte) (1 << this.random.nextInt(8));
			case 1 -> file[at] = (byte) this.random.nextInt(256);
			case 2 -> file[at] = (byte) EDGES[this.random.nextInt(EDGES.length)];
			case 3, 4 -> putNumber(file, at);
			case 5 -> {
				return join(file, at, new byte[0], Math.min(file.length, at + length(file)));
			}
			case 6 -> {
				return join(file, at, new byte[length(file)], at);
			}
			case 7 -> {
				byte[] part = new byte[length(file)];
				System.arraycopy(file, this.random.nextInt(file.length - part.length + 1), part, 0, part.length);
				return join(file, at, part, at);
			}
			default -> {
				if (this.random.nextInt(4) == 0) {
					return join(file, at, new byte[0], file.length);
				}
				this.random.ints(Math.min(16, file.length - at), 0, 256)
					.forEach((value) -> file[at + this.random.nextInt(Math.min(16, file.length - at))] = (byte) value);
			}
		}
		return file;
	}

	private void putNumber(byte[] file, int at) {
		int number = EDGES[this.random.nextInt(EDGES.length)] + this.random.nextInt(3) - 1;
		ByteBuffer buffer = ByteBuffer.wrap(file)
			.order(this.random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		if (at + 4 <= file.length && this.random.nextBoolean()) {
			buffer.putInt(at, number);
		}
		else if (at + 2 <= file.length) {
			buffer.putShort(at, (short) number);
		}
	}

	private int length(byte[] file) {
		return 1 + this.random
			.nextInt(Math.min(file.length, 1 << this.random.nextInt(Integer.numberOfTrailingZeros(LONGEST_PART) + 1)));
	}

	private static byte[] join(byte[] file, int end, byte[] part, int rest) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream(file.length + part.length);
		joined.write(file, 0, end);
		joined.writeBytes(part);
		joined.write(file, rest, file.length - rest);
		return joined.toByteArray();
	}

}

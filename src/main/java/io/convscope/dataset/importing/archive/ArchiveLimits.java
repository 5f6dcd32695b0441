package io.convscope.dataset.importing.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * How much of an archive is read. Not thread-safe.
 */
public final class ArchiveLimits {

	// a small archive may be of plain pictures, which shrink a lot
	private static final long ALWAYS = 1L << 30;

	private static final long RATIO = 100;

	private final int maxEntries;

	private final long maxBytes;

	private long bytes;

	public ArchiveLimits(int maxEntries, long archiveBytes) {
		this.maxEntries = maxEntries;
		this.maxBytes = Math.max(ALWAYS, RATIO * archiveBytes);
	}

	int maxEntries() {
		return this.maxEntries;
	}

	void begin() {
		this.bytes = 0;
	}

	void requireEntries(long count) throws ImportFailure {
		if (count > this.maxEntries) {
			throw new ImportFailure(String.format(Locale.ROOT,
					"The archive has more than %,d files, which is the most. Divide it.", this.maxEntries));
		}
	}

	/**
	 * Counts the bytes that are read in one visit.
	 * @param unpacked the stream of unpacked bytes
	 * @return the same bytes, until they are too many
	 */
	InputStream count(InputStream unpacked) {
		return new FilterInputStream(unpacked) {

			@Override
			public int read() throws IOException {
				int value = super.read();
				add((value < 0) ? 0 : 1);
				return value;
			}

			@Override
			public int read(byte[] target, int from, int length) throws IOException {
				int count = super.read(target, from, length);
				add(Math.max(0, count));
				return count;
			}

			@Override
			public long skip(long count) throws IOException {
				long skipped = super.skip(count);
				add(skipped);
				return skipped;
			}

		};
	}

	private void add(long count) throws ImportFailure {
		this.bytes += count;
		if (this.bytes > this.maxBytes) {
			throw new ImportFailure(String.format(Locale.ROOT,
					"The archive unpacks to more than %,d bytes, over a hundred times its size, which pictures never"
							+ " do. Pack the pictures as they are.",
					this.maxBytes));
		}
	}

}

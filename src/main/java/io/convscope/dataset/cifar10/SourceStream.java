package io.convscope.dataset.cifar10;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes of an archive as they are read, and keeps the exception if the source
 * fails: the decompressing readers cannot distinguish that from a corrupt archive.
 */
final class SourceStream extends FilterInputStream {

	private final DownloadProgress progress;

	private long count;

	private @Nullable IOException failure;

	SourceStream(InputStream source, DownloadProgress progress) {
		super(source);
		this.progress = progress;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		try {
			if (Thread.currentThread().isInterrupted()) {
				throw new InterruptedIOException();
			}
			int read = super.read(target, offset, length);
			this.count += Math.max(0, read);
			this.progress.reached(this.count);
			return read;
		}
		catch (IOException ex) {
			this.failure = ex;
			throw ex;
		}
	}

	@Override
	public boolean markSupported() {
		return false;
	}

	long count() {
		return this.count;
	}

	@Nullable IOException failure() {
		return this.failure;
	}

}

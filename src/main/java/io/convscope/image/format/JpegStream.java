package io.convscope.image.format;

import java.util.List;

import javax.imageio.stream.ImageInputStreamImpl;

import io.convscope.image.AreaMeans;

/**
 * A JPEG file in memory, read no further than to the end of a scan at a time, so that the
 * deadline is kept between the scans of a small file that claims to be large.
 */
final class JpegStream extends ImageInputStreamImpl {

	private final byte[] file;

	private final List<Integer> ends;

	private final AreaMeans means;

	/**
	 * Begins.
	 * @param file the file; not copied
	 * @param ends where its segments and scans end, in order; the last is the file's end
	 * @param means keep the deadline
	 */
	JpegStream(byte[] file, List<Integer> ends, AreaMeans means) {
		this.file = file;
		this.ends = ends;
		this.means = means;
	}

	@Override
	public int read() {
		this.bitOffset = 0;
		return (this.streamPos < this.file.length) ? this.file[(int) this.streamPos++] & 0xFF : -1;
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		this.means.checkDeadline();
		this.bitOffset = 0;
		int at = (int) this.streamPos;
		int end = this.ends.stream().filter((each) -> each > at).findFirst().orElse(0);
		if (at >= end) {
			return -1;
		}
		int count = Math.min(length, end - at);
		System.arraycopy(this.file, at, target, offset, count);
		this.streamPos += count;
		return count;
	}

	@Override
	public long length() {
		return this.file.length;
	}

}

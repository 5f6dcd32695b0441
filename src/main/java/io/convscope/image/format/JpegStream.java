package io.convscope.image.format;

import java.util.List;

import javax.imageio.stream.ImageInputStreamImpl;

import io.convscope.image.AreaMeans;

/**
 * A stream of a JPEG file in memory. A read never goes beyond the end of a scan, so that
 * the deadline is checked between the scans of a small file that claims to be large.
 */
final class JpegStream extends ImageInputStreamImpl {

	private final byte[] file;

	private final List<Integer> ends;

	private final AreaMeans means;

	/**
	 * Creates the stream.
	 * @param file the file, not copied
	 * @param ends the ends of its segments and scans, in order; the last is the end of
	 * the file
	 * @param means checks the deadline
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

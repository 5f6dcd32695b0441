package io.convscope.image.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.convscope.image.AreaMeans;
import io.convscope.image.Blocks;
import io.convscope.image.Orientation;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG file. This class reads the metadata itself and passes only the required segments
 * to the decoder, so that invalid metadata cannot prevent decoding.
 * <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">JPEG specification</a>
 */
public final class JpegFile implements PictureFile {

	/**
	 * The maximum number of scans. Progressive files have about ten. Each scan is a pass
	 * over the whole picture, so that a small file with thousands of scans could keep a
	 * processor busy for hours.
	 */
	public static final int MAX_SCANS = 50;

	private static final int COLOURS = 3;

	/** Space for what is written for the decoder in addition to the parts. */
	private static final int MARGIN = 64;

	private final JpegColors colors = new JpegColors();

	/**
	 * The segments that the decoder needs, each from its marker up to the next marker.
	 */
	private final List<ByteBuffer> parts = new ArrayList<>();

	private @Nullable JpegFrame frame;

	private @Nullable Orientation orientation;

	private int scans;

	private boolean heldWhole;

	/**
	 * Reads the segments up to the end marker.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if the end marker is missing
	 * @throws UnreadablePictureException if there are too many scans, or none
	 * @throws UnsupportedPictureException if the variant is not supported
	 */
	JpegFile(ByteBuffer file) {
		int marker = JpegMarker.next(file);
		while (marker != JpegMarker.END) {
			int start = file.position() - 2;
			if (!JpegMarker.isBare(marker)) {
				read(marker, Blocks.take(file, Blocks.unsignedShort(file) - 2));
			}
			int next = JpegMarker.next(file);
			while (marker == JpegMarker.SCAN && JpegMarker.isBare(next)) {
				next = JpegMarker.next(file);
			}
			if (!JpegMarker.isBare(marker) && !JpegMarker.isMetadata(marker)) {
				this.parts.add(file.slice(start, file.position() - 2 - start));
			}
			marker = next;
		}
		if (this.scans == 0) {
			throw UnreadablePictureException.damaged(PictureFormat.JPEG, null);
		}
	}

	private void read(int marker, ByteBuffer segment) {
		if (JpegFrame.begins(marker)) {
			this.frame = JpegFrame.of(marker, segment);
			return;
		}
		switch (marker) {
			case JpegMarker.SCAN -> {
				if (++this.scans > MAX_SCANS) {
					throw UnreadablePictureException.tooManyScans(MAX_SCANS);
				}
				this.heldWhole |= frame().isHeldWhole(Blocks.unsigned(segment));
			}
			case JpegMarker.APP0 -> this.colors.readApp0(segment);
			case JpegMarker.APP1 -> {
				if (this.orientation == null && Blocks.startsWith(segment, "Exif\0")) {
					Blocks.skip(segment, Math.min(1, segment.remaining()));
					this.orientation = Orientation.ofExif(segment);
				}
			}
			case JpegMarker.APP2 -> this.colors.readApp2(segment);
			case JpegMarker.APP14 -> this.colors.readApp14(segment);
			default -> {
			}
		}
	}

	private JpegFrame frame() {
		if (this.frame == null) {
			throw UnreadablePictureException.damaged(PictureFormat.JPEG, null);
		}
		return this.frame;
	}

	@Override
	public int width() {
		return frame().width();
	}

	@Override
	public int height() {
		return frame().height();
	}

	@Override
	public Orientation orientation() {
		return Objects.requireNonNullElse(this.orientation, Orientation.UPRIGHT);
	}

	@Override
	public long memory() {
		long held = this.heldWhole ? frame().bytes() : 0;
		return length() + held + this.colors.memory() + JpegDecoder.memory(frame());
	}

	@Override
	public void decode(AreaMeans means) throws IOException {
		if (this.heldWhole && frame().bytes() > JpegFrame.MAX_BYTES) {
			throw UnreadablePictureException.tooLargeForScans(width(), height());
		}
		JpegColors.Space space = this.colors.space(frame());
		ColorProfile profile = this.colors.profile(frame());
		if (profile != null || frame().components() > COLOURS
				|| !new JpegMeans(frame(), space, means).compute(this.parts)) {
			decode(space, profile, means);
		}
	}

	private void decode(JpegColors.Space space, @Nullable ColorProfile profile, AreaMeans means) throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream(length());
		List<Integer> ends = new ArrayList<>();
		file.writeBytes(new byte[] { (byte) 0xFF, (byte) JpegMarker.START });
		file.writeBytes(space.segment());
		for (ByteBuffer part : this.parts) {
			if (JpegFrame.begins(part.get(1) & 0xFF)) {
				frame().write(part, file);
			}
			else {
				file.write(part.array(), part.arrayOffset(), part.limit());
			}
			ends.add(file.size());
		}
		file.writeBytes(new byte[] { (byte) 0xFF, (byte) JpegMarker.END });
		ends.add(file.size());
		try (JpegStream stream = new JpegStream(file.toByteArray(), ends, means)) {
			new JpegDecoder(frame(), space, profile).decode(stream, means);
		}
	}

	private int length() {
		return this.parts.stream().mapToInt(ByteBuffer::limit).sum() + MARGIN;
	}

}

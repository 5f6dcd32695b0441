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
 * A JPEG file. What is written beside the picture is looked at here and kept from the
 * decoder, which is given no more than it needs: thus no metadata stop a picture.
 * <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">JPEG specification</a>
 */
public final class JpegFile implements PictureFile {

	/**
	 * Progressive files have about ten; each costs a pass over the whole picture, so that
	 * a small file with thousands could keep a processor busy for hours.
	 */
	public static final int MAX_SCANS = 50;

	private static final int START = 0xD8;

	private static final int END = 0xD9;

	private static final int SCAN = 0xDA;

	private static final int APP0 = 0xE0;

	private static final int APP1 = 0xE1;

	private static final int APP2 = 0xE2;

	private static final int APP14 = 0xEE;

	private static final int APP15 = 0xEF;

	private static final int COMMENT = 0xFE;

	/** What is written for the decoder beside the parts. */
	private static final int MARGIN = 64;

	private final JpegColors colors = new JpegColors();

	/** From each marker that the decoder needs up to the next marker. */
	private final List<ByteBuffer> parts = new ArrayList<>();

	private @Nullable JpegFrame frame;

	private @Nullable Orientation orientation;

	private int scans;

	private boolean heldWhole;

	/**
	 * Reads the segments up to the end mark.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if the end is missing
	 * @throws UnreadablePictureException if there are too many scans, or no scan
	 * @throws UnsupportedPictureException if it is of a variety that is not read
	 */
	JpegFile(ByteBuffer file) {
		int marker = nextMarker(file);
		while (marker != END) {
			int start = file.position() - 2;
			if (!isBare(marker)) {
				read(marker, Blocks.take(file, Blocks.unsignedShort(file) - 2));
			}
			int next = nextMarker(file);
			while (marker == SCAN && isBare(next)) {
				next = nextMarker(file);
			}
			if (!isBare(marker) && !isMetadata(marker)) {
				this.parts.add(file.slice(start, file.position() - 2 - start));
			}
			marker = next;
		}
		if (this.scans == 0) {
			throw UnreadablePictureException.damaged(PictureFormat.JPEG, null);
		}
	}

	/**
	 * Finds the next marker, stepping over compressed data: there 0xFF is always followed
	 * by a zero or is a restart mark.
	 */
	private static int nextMarker(ByteBuffer file) {
		while (true) {
			while (Blocks.unsigned(file) != 0xFF) {
				continue;
			}
			int marker = Blocks.unsigned(file);
			while (marker == 0xFF) {
				marker = Blocks.unsigned(file);
			}
			if (marker != 0) {
				return marker;
			}
		}
	}

	private static boolean isBare(int marker) {
		return marker == 0x01 || marker >= 0xD0 && marker <= START;
	}

	private static boolean isMetadata(int marker) {
		return marker >= APP0 && marker <= APP15 || marker == COMMENT;
	}

	private void read(int marker, ByteBuffer segment) {
		if (JpegFrame.begins(marker)) {
			this.frame = JpegFrame.of(marker, segment);
			return;
		}
		switch (marker) {
			case SCAN -> {
				if (++this.scans > MAX_SCANS) {
					throw UnreadablePictureException.tooManyScans(MAX_SCANS);
				}
				this.heldWhole |= frame().isHeldWhole(Blocks.unsigned(segment));
			}
			case APP0 -> this.colors.readApp0(segment);
			case APP1 -> {
				if (this.orientation == null && Blocks.startsWith(segment, "Exif\0")) {
					Blocks.skip(segment, Math.min(1, segment.remaining()));
					this.orientation = Orientation.ofExif(segment);
				}
			}
			case APP2 -> this.colors.readApp2(segment);
			case APP14 -> this.colors.readApp14(segment);
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
		ByteArrayOutputStream file = new ByteArrayOutputStream(length());
		List<Integer> ends = new ArrayList<>();
		file.writeBytes(new byte[] { (byte) 0xFF, (byte) START });
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
		file.writeBytes(new byte[] { (byte) 0xFF, (byte) END });
		ends.add(file.size());
		try (JpegStream stream = new JpegStream(file.toByteArray(), ends, means)) {
			new JpegDecoder(frame(), space, this.colors.profile(frame())).decode(stream, means);
		}
	}

	private int length() {
		return this.parts.stream().mapToInt(ByteBuffer::limit).sum() + MARGIN;
	}

}

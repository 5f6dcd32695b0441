package io.convscope.image.format;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.convscope.image.AreaMeans;
import io.convscope.image.Blocks;
import io.convscope.image.CenterCrop;
import io.convscope.image.Orientation;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import org.jspecify.annotations.Nullable;

/**
 * A WebP file. TwelveMonkeys' reader decodes the pixels, and is given nothing but them.
 * <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649</a>
 */
final class WebpFile implements PictureFile {

	/** The maximum number of pixels, as the reader holds the whole picture. */
	static final int MAX_PIXELS = 16 << 20;

	private static final WebPImageReaderSpi READER = new WebPImageReaderSpi();

	static final String LOSSY = "VP8 ";

	static final String LOSSLESS = "VP8L";

	static final int HEADER = 12;

	private static final int CHUNK_HEADER = 8;

	private static final int LOSSY_HEADER = 10;

	private static final int SIDE_BITS = 14;

	private static final int SIDE = (1 << SIDE_BITS) - 1;

	// the picture, and the planes that it is made from
	private static final int BYTES_PER_PIXEL = 12;

	private static final int CHANNELS = 3;

	private final Map<String, ByteBuffer> chunks = new LinkedHashMap<>();

	private final int width;

	private final int height;

	/**
	 * Reads the chunks.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if it ends too early
	 * @throws UnreadablePictureException if it has no picture
	 * @throws UnsupportedPictureException if it is animated
	 */
	WebpFile(ByteBuffer file) {
		ByteBuffer bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
		int end = (int) Math.min(Integer.MAX_VALUE, CHUNK_HEADER + Integer.toUnsignedLong(bytes.getInt(4)));
		Blocks.skip(bytes, HEADER);
		while (bytes.position() < end - CHUNK_HEADER) {
			String name = Blocks.text(Blocks.take(bytes, 4));
			int length = bytes.getInt();
			this.chunks.putIfAbsent(name, Blocks.take(bytes, length).order(ByteOrder.LITTLE_ENDIAN));
			Blocks.skip(bytes, Math.min(length & 1, bytes.remaining()));
		}
		if (this.chunks.containsKey("ANMF")) {
			throw UnsupportedPictureException.webp("that is animated");
		}
		ByteBuffer lossy = this.chunks.get(LOSSY);
		ByteBuffer lossless = this.chunks.get(LOSSLESS);
		if (lossless != null && lossless.remaining() >= 5) {
			int sides = lossless.getInt(1);
			this.width = (sides & SIDE) + 1;
			this.height = (sides >> SIDE_BITS & SIDE) + 1;
		}
		else if (lossy != null && lossy.remaining() >= LOSSY_HEADER) {
			this.width = lossy.getShort(6) & SIDE;
			this.height = lossy.getShort(8) & SIDE;
		}
		else {
			throw UnreadablePictureException.damaged(PictureFormat.WEBP, null);
		}
		if (this.width < 1 || this.height < 1) {
			throw UnreadablePictureException.damaged(PictureFormat.WEBP, null);
		}
	}

	@Override
	public int width() {
		return this.width;
	}

	@Override
	public int height() {
		return this.height;
	}

	@Override
	public Orientation orientation() {
		ByteBuffer exif = this.chunks.get("EXIF");
		if (exif == null) {
			return Orientation.UPRIGHT;
		}
		ByteBuffer content = exif.duplicate();
		if (Blocks.startsWith(content.duplicate(), "Exif\0\0")) {
			content.position(6);
		}
		return Orientation.ofExif(content);
	}

	@Override
	public long memory() {
		return (long) BYTES_PER_PIXEL * this.width * this.height;
	}

	@Override
	public void decode(AreaMeans means) throws IOException {
		if ((long) this.width * this.height > MAX_PIXELS) {
			throw UnreadablePictureException.tooManyPixels(this.width, this.height, MAX_PIXELS);
		}
		BufferedImage image = read();
		ColorProfile profile = profile();
		CenterCrop crop = means.crop();
		int[] row = new int[crop.side()];
		for (int y = crop.top(); y < crop.top() + crop.side(); y++) {
			image.getRGB(crop.left(), y, row.length, 1, row, 0, row.length);
			if (profile != null) {
				profile.toSrgb(row, row.length);
			}
			means.pixels(y, crop.left(), 1, row, row.length);
		}
	}

	private BufferedImage read() throws IOException {
		ImageReader reader = READER.createReaderInstance(null);
		try {
			reader.setInput(new MemoryCacheImageInputStream(
					new ByteArrayInputStream(WebpPixels.of(this.chunks, this.width, this.height))), true, true);
			BufferedImage image = reader.read(0);
			if (image.getWidth() != this.width || image.getHeight() != this.height) {
				throw new IOException("The picture is of another size than the file says");
			}
			return image;
		}
		finally {
			reader.dispose();
		}
	}

	private @Nullable ColorProfile profile() {
		ByteBuffer profile = this.chunks.get("ICCP");
		return (profile != null) ? ColorProfile.of(Blocks.bytes(profile.duplicate()), CHANNELS) : null;
	}

}

package io.convscope.image.reading;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.convscope.image.AreaMeans;
import io.convscope.image.CenterCrop;
import io.convscope.image.Deadline;
import io.convscope.image.Orientation;
import io.convscope.image.Picture;
import io.convscope.image.PictureFormat;
import io.convscope.image.PictureSize;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.format.PictureFile;
import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import io.convscope.metric.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Reads picture files as pictures for a network.
 * <p>
 * PNG, JPEG, GIF (its first frame), BMP and WebP are read as browsers show them: rotated
 * according to the EXIF orientation, with the colours of an embedded profile, and with
 * transparent parts over white. The result is the center crop, in which each value is the
 * mean of the area that it covers. An opaque RGB file in a lossless format that already
 * has the target size is read unchanged. Thread-safe.
 */
@Component
public class PictureReader {

	/** CPU time; 50 million pixels take about half of it. */
	private static final Duration MOST_TIME = Duration.ofSeconds(2);

	/** What is smaller is decoded sooner than a thread is stopped and woken up again. */
	private static final long SMALL_PIXELS = 64 * 64;

	private static final int SMALL_BYTES = 4 * (int) SMALL_PIXELS;

	private static final DataSize OWN_MEMORY = DataSize.ofGigabytes(1);

	private final long maxBytes;

	private final long maxPixels;

	private final MemoryBudget memory;

	private final Semaphore decodings;

	private final Map<PictureFormat, Timer> times = new EnumMap<>(PictureFormat.class);

	@Autowired
	PictureReader(ImageProperties properties, MemoryBudget memory, MeterRegistry registry) {
		this(properties.maxBytes().toBytes(), properties.maxPixels(), properties.concurrentDecodings(), memory,
				registry);
	}

	/**
	 * Creates a reader with its own limits and its own memory budget.
	 * @param maxBytes the maximum file size in bytes
	 * @param maxPixels the maximum number of pixels, width times height
	 * @param concurrentDecodings the maximum number of threads that decode at the same
	 * time, but for small pictures; others wait in order of arrival
	 */
	public PictureReader(long maxBytes, long maxPixels, int concurrentDecodings) {
		this(maxBytes, maxPixels, concurrentDecodings, new MemoryBudget(OWN_MEMORY, MOST_TIME));
	}

	PictureReader(long maxBytes, long maxPixels, int concurrentDecodings, MemoryBudget memory) {
		this(maxBytes, maxPixels, concurrentDecodings, memory, new SimpleMeterRegistry());
	}

	private PictureReader(long maxBytes, long maxPixels, int concurrentDecodings, MemoryBudget memory,
			MeterRegistry registry) {
		for (PictureFormat format : PictureFormat.values()) {
			this.times.put(format, Meters.times(registry, "convscope.decode", "Decoding and scaling picture files",
					"format", format.name().toLowerCase(Locale.ROOT)));
		}
		this.maxBytes = maxBytes;
		this.maxPixels = maxPixels;
		this.memory = memory;
		this.decodings = new Semaphore(concurrentDecodings, true);
	}

	/**
	 * Creates a reader with the service's usual limits and its own memory budget.
	 * @return a reader for one thread
	 */
	public static PictureReader ofOneThread() {
		return new PictureReader(DataSize.parse(ImageProperties.USUAL_BYTES).toBytes(),
				Long.parseLong(ImageProperties.USUAL_PIXELS), 1);
	}

	/**
	 * Returns the limit for files.
	 * @return the maximum file size in bytes
	 */
	public int maxBytes() {
		return Math.toIntExact(this.maxBytes);
	}

	/**
	 * Reads a file.
	 * @param file all bytes of the file, which are not kept
	 * @param size the size of the resulting picture
	 * @return the picture
	 * @throws PictureTooLargeException if the file is too large
	 * @throws UnsupportedPictureException if its format is not supported
	 * @throws UnreadablePictureException if it is not a picture, is truncated or damaged,
	 * has too many pixels, or takes too long
	 * @throws MemoryBusyException if other requests hold the memory it needs
	 */
	public Picture read(byte[] file, PictureSize size) {
		if (file.length > this.maxBytes) {
			throw PictureTooLargeException.over(this.maxBytes);
		}
		PictureFormat format = PictureFormat.of(file);
		try {
			PictureFile picture = PictureFile.open(file, format);
			picture.requireAtMost(this.maxPixels);
			boolean small = file.length <= SMALL_BYTES && picture.pixelCount() <= SMALL_PIXELS;
			return small ? decode(picture, format, size) : decodeInTurn(picture, format, size);
		}
		catch (UnreadablePictureException | UnsupportedPictureException | MemoryBusyException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) { // the JDK's reader throws many types
			throw UnreadablePictureException.damaged(format, ex);
		}
	}

	/**
	 * Reads a file from a stream, up to one byte beyond the size limit.
	 * @param file the stream, which is not closed
	 * @param size the size of the resulting picture
	 * @return the picture
	 * @throws IOException if the stream cannot be read
	 * @throws PictureTooLargeException if the file is too large
	 * @throws UnsupportedPictureException if its format is not supported
	 * @throws UnreadablePictureException if it is not a picture, is truncated or damaged,
	 * has too many pixels, or takes too long
	 * @throws MemoryBusyException if other requests hold the memory it needs
	 */
	public Picture read(InputStream file, PictureSize size) throws IOException {
		return read(file.readNBytes(Math.toIntExact(this.maxBytes + 1)), size);
	}

	private Picture decodeInTurn(PictureFile picture, PictureFormat format, PictureSize size) throws IOException {
		this.decodings.acquireUninterruptibly();
		try {
			return decode(picture, format, size);
		}
		finally {
			this.decodings.release();
		}
	}

	private Picture decode(PictureFile picture, PictureFormat format, PictureSize size) throws IOException {
		Deadline deadline = new Deadline(MOST_TIME);
		Orientation orientation = picture.orientation();
		CenterCrop crop = CenterCrop.of(picture.width(), picture.height(), orientation);
		MemoryBudget.Reservation reservation = this.memory.reserve(picture.memory() + AreaMeans.memory(size, crop));
		long begin = System.nanoTime();
		try {
			AreaMeans means = new AreaMeans(size, crop, deadline);
			picture.decode(means);
			return Picture.ofPlanes(size, orientation.upright(means.planes(), size), 0);
		}
		finally {
			reservation.close();
			Objects.requireNonNull(this.times.get(format)).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
		}
	}

}

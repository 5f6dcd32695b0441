package io.convscope.image.reading;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

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

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Reads files that people send as pictures.
 * <p>
 * PNG, JPEG, GIF (its first frame) and BMP are read, as browsers show them: turned
 * upright as EXIF's orientation says, with the colours that an embedded profile says,
 * transparent parts over white. Of that the center crop is taken, and each value of the
 * picture is the mean of the area that it covers. An opaque RGB file of as many pixels
 * that loses nothing in itself comes through as it is. Thread safe.
 */
@Component
public class PictureReader {

	/** Most pixels in a row or column of a file: decoders hold whole rows. */
	private static final int MAX_SIDE = 65_535;

	/** Of a processor; 50 million pixels take about half of it. */
	private static final Duration MOST_TIME = Duration.ofSeconds(2);

	private static final DataSize OWN_MEMORY = DataSize.ofGigabytes(1);

	private final long maxBytes;

	private final long maxPixels;

	private final MemoryBudget memory;

	private final Semaphore decodings;

	@Autowired
	PictureReader(ImageProperties properties, MemoryBudget memory) {
		this(properties.maxBytes().toBytes(), properties.maxPixels(), properties.concurrentDecodings(), memory);
	}

	/**
	 * Makes a reader with limits of its own, and a budget of memory that nothing else
	 * uses.
	 * @param maxBytes the largest file
	 * @param maxPixels the largest picture, width times height
	 * @param concurrentDecodings how many threads decode at a time; others wait in turn
	 */
	public PictureReader(long maxBytes, long maxPixels, int concurrentDecodings) {
		this(maxBytes, maxPixels, concurrentDecodings, new MemoryBudget(OWN_MEMORY, MOST_TIME));
	}

	PictureReader(long maxBytes, long maxPixels, int concurrentDecodings, MemoryBudget memory) {
		this.maxBytes = maxBytes;
		this.maxPixels = maxPixels;
		this.memory = memory;
		this.decodings = new Semaphore(concurrentDecodings, true);
	}

	/**
	 * Reads a file.
	 * @param file all of its bytes; not kept
	 * @param size of the picture that it becomes
	 * @return the picture
	 * @throws PictureTooLargeException if there are too many bytes
	 * @throws UnsupportedPictureException if it is of a kind that is not read
	 * @throws UnreadablePictureException if it is no picture, truncated, damaged, has too
	 * many pixels, or takes too long
	 * @throws MemoryBusyException if others hold the memory that it takes
	 */
	public Picture read(byte[] file, PictureSize size) {
		if (file.length > this.maxBytes) {
			throw PictureTooLargeException.over(this.maxBytes);
		}
		PictureFormat format = PictureFormat.of(file);
		this.decodings.acquireUninterruptibly();
		try {
			return decode(file, format, size);
		}
		finally {
			this.decodings.release();
		}
	}

	/**
	 * Reads a file as it comes in, and no further than a little beyond the limit.
	 * @param file its bytes; not closed
	 * @param size of the picture that it becomes
	 * @return the picture
	 * @throws IOException if its bytes can't be read
	 * @throws PictureTooLargeException if there are too many bytes
	 * @throws UnsupportedPictureException if it is of a kind that is not read
	 * @throws UnreadablePictureException if it is no picture, truncated, damaged, has too
	 * many pixels, or takes too long
	 * @throws MemoryBusyException if others hold the memory that it takes
	 */
	public Picture read(InputStream file, PictureSize size) throws IOException {
		return read(file.readNBytes(Math.toIntExact(this.maxBytes + 1)), size);
	}

	private Picture decode(byte[] file, PictureFormat format, PictureSize size) {
		try {
			Deadline deadline = new Deadline(MOST_TIME);
			PictureFile picture = PictureFile.open(file, format);
			requireSize(picture);
			MemoryBudget.Reservation reservation = this.memory.reserve(picture.memory());
			try {
				Orientation orientation = picture.orientation();
				CenterCrop crop = CenterCrop.of(picture.width(), picture.height(), orientation);
				AreaMeans means = new AreaMeans(size, crop, deadline);
				picture.decode(means);
				return Picture.ofPlanes(size, orientation.upright(means.planes(), size), 0);
			}
			finally {
				reservation.close();
			}
		}
		catch (UnreadablePictureException | UnsupportedPictureException | MemoryBusyException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) { // the JDK's reader lets much escape
			throw UnreadablePictureException.damaged(format, ex);
		}
	}

	private void requireSize(PictureFile picture) {
		if ((long) picture.width() * picture.height() > this.maxPixels) {
			throw UnreadablePictureException.tooManyPixels(picture.width(), picture.height(), this.maxPixels);
		}
		if (Math.max(picture.width(), picture.height()) > MAX_SIDE) {
			throw UnreadablePictureException.tooLong(picture.width(), picture.height(), MAX_SIDE);
		}
	}

}

package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.Part;
import io.convscope.dataset.Samples;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.PictureReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the pictures of a data set ready for training. Thread-safe.
 */
final class DatasetLoader {

	private static final Logger logger = LoggerFactory.getLogger(DatasetLoader.class);

	private final PictureStore store;

	private final PlaneFile planes;

	private final PictureReader reader;

	private volatile @Nullable Loaded loaded;

	DatasetLoader(PictureStore store, PlaneFile planes, PictureReader reader) {
		this.store = store;
		this.planes = planes;
		this.reader = reader;
	}

	/**
	 * Loads all pictures that there are; damaged ones are set aside.
	 * @return the data set; the same object until something changes
	 * @throws InterruptedException if this thread is interrupted
	 * @throws DatasetAbsentException if the data set is not ready
	 * @throws DatasetUnavailableException if its files cannot be read
	 */
	Dataset load() throws InterruptedException {
		while (true) {
			Listing now = this.store.listing();
			Loaded known = this.loaded;
			if (known != null && known.listing() == now) {
				return known.dataset();
			}
			now.requireReady();
			try {
				Dataset dataset = new Dataset(now.name(), now.file().names(), read(now, Part.TRAIN),
						read(now, Part.TEST));
				this.store.requireThere(); // else a new one of the same name may have
											// been read
				this.loaded = new Loaded(now, dataset);
				return dataset;
			}
			catch (NoSuchFileException ex) {
				// moved or deleted meanwhile
				if (now == this.store.listing()) {
					throw unreadable(now, ex);
				}
			}
			catch (IOException ex) {
				if (Thread.interrupted()) {
					throw new InterruptedException("Interrupted while loading " + now.name());
				}
				throw unreadable(now, ex);
			}
		}
	}

	private Samples read(Listing now, Part part) throws IOException {
		PictureSize size = now.file().pictureSize();
		PartPictures chosen = now.part(part);
		return new Samples(size,
				this.planes.of(size, chosen.pictures(), now.size(), (picture) -> decode(picture, size)),
				chosen.classes(), chosen.digest());
	}

	private Picture decode(OwnPicture picture, PictureSize size) throws IOException {
		Path file = this.store.files().file(picture);
		try {
			Picture pixels = this.reader.read(Files.readAllBytes(file), size);
			if (OwnPicture.idOf(pixels).equals(picture.id())) {
				return pixels;
			}
		}
		catch (UnreadablePictureException | UnsupportedPictureException ex) {
			logger.debug("{} can't be read", file, ex);
		}
		logger.warn("The picture {} is damaged and set aside", file);
		this.store.setAside(picture);
		throw new NoSuchFileException(file.toString());
	}

	private static DatasetUnavailableException unreadable(Listing now, IOException ex) {
		return DatasetUnavailableException.because("The pictures of " + now.name() + " can't be read: " + ex + ".", ex);
	}

	/**
	 * A data set with what it was loaded from.
	 */
	private record Loaded(Listing listing, Dataset dataset) {
	}

}

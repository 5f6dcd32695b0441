package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetSource;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.Part;
import io.convscope.dataset.Samples;
import io.convscope.home.Folder;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.PictureReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data set of the user's own pictures. Thread-safe; who reads its status never waits
 * for pictures being decoded.
 */
public final class OwnDataset implements DatasetSource {

	private static final Logger logger = LoggerFactory.getLogger(OwnDataset.class);

	private final PictureStore store;

	private final PlaneFile planes;

	private final PictureReader reader;

	private volatile DatasetDetails.@Nullable Progress progress;

	private volatile @Nullable Loaded loaded;

	OwnDataset(PictureStore store, Path folder, PictureReader reader) {
		this.store = store;
		this.reader = reader;
		this.planes = new PlaneFile(folder.resolve("cache"));
	}

	public String name() {
		return this.store.listing().file().name();
	}

	/**
	 * Returns the names of the labels.
	 * @return the names, in the order of the classes
	 */
	public List<String> labels() {
		return this.store.listing().file().names();
	}

	public PictureSize pictureSize() {
		return this.store.listing().file().pictureSize();
	}

	/**
	 * Returns the share of added pictures that become test pictures.
	 * @return the share, 0 to 1
	 */
	public double testShare() {
		return this.store.listing().file().testShare();
	}

	public Instant createdAt() {
		return this.store.listing().file().createdAt();
	}

	public PictureStore pictures() {
		return this.store;
	}

	/**
	 * Lists pictures.
	 * @param chosen selects pictures
	 * @return those selected, training pictures first, each part sorted by id
	 */
	public List<LabelledPicture> list(Predicate<LabelledPicture> chosen) {
		Listing now = this.store.listing();
		return Stream.concat(now.train().stream(), now.test().stream())
			.map((each) -> LabelledPicture.of(each, now.file()))
			.filter(chosen)
			.toList();
	}

	/**
	 * Changes the labels. The pictures of a deleted label are deleted.
	 * @param changes the changes, made at once
	 * @param maxLabels the maximum number of labels
	 * @throws io.convscope.request.InvalidRequestException if they are not possible
	 * @throws DatasetAbsentException if it is being imported
	 * @throws io.convscope.home.StorageException if they cannot be written
	 */
	public void change(LabelChanges changes, int maxLabels) {
		this.store.update((file) -> {
			if (file.state() != DatasetStatus.State.READY) {
				throw DatasetAbsentException.of(status());
			}
			return changes.applied(file, maxLabels);
		});
	}

	@Override
	public DatasetStatus status() {
		return status(this.store.listing(), this.progress);
	}

	static DatasetStatus status(Listing now, DatasetDetails.@Nullable Progress progress) {
		DatasetFile file = now.file();
		boolean ready = file.state() == DatasetStatus.State.READY;
		List<DatasetDetails.LabelCount> counts = now.counts();
		List<DatasetDetails.Finding> problems = new ArrayList<>(file.problems());
		problems.addAll(LabelFindings.of(counts));
		return new DatasetStatus(file.name(), file.state(), file.names(), now.train().size(), now.test().size(), null,
				null, file.reason(), new DatasetDetails(true, file.side(), file.testShare(), file.createdAt(),
						ready ? now.fingerprint() : null, counts, problems, progress));
	}

	@Override
	public Dataset load() throws InterruptedException {
		while (true) {
			Listing now = this.store.listing();
			Loaded known = this.loaded;
			if (known != null && known.listing() == now) {
				return known.dataset();
			}
			if (now.file().state() != DatasetStatus.State.READY) {
				throw DatasetAbsentException.of(status());
			}
			try {
				Dataset dataset = new Dataset(now.file().name(), now.file().names(), read(now, Part.TRAIN),
						read(now, Part.TEST));
				this.loaded = new Loaded(now, dataset);
				return dataset;
			}
			catch (NoSuchFileException ex) {
				// moved or deleted meanwhile
				if (now == this.store.listing()) {
					throw unreadable(ex);
				}
			}
			catch (IOException ex) {
				if (Thread.interrupted()) {
					throw new InterruptedException("Interrupted while loading " + name());
				}
				throw unreadable(ex);
			}
		}
	}

	private Samples read(Listing now, Part part) throws IOException {
		PictureSize size = now.file().pictureSize();
		return new Samples(size,
				this.planes.of(size, now.pictures(part), now.train().size() + now.test().size(), this::decode),
				now.classes(part), now.digest(part));
	}

	private Picture decode(OwnPicture picture) throws IOException {
		Path file = this.store.files().file(picture);
		try {
			Picture pixels = this.reader.read(Files.readAllBytes(file), pictureSize());
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

	private DatasetUnavailableException unreadable(IOException ex) {
		return DatasetUnavailableException.because("The pictures of " + name() + " can't be read: " + ex + ".", ex);
	}

	@Override
	public DatasetStatus prepare() {
		return status();
	}

	/**
	 * Begins to fill this data set, which is being imported.
	 * @param labels the names of the labels
	 * @param pictureSize the number of rows, and of columns, of each picture
	 * @param testShare the share of pictures that become test pictures
	 * @return what takes the pictures, to be closed
	 * @throws IOException if it cannot be written
	 */
	public Filling fill(List<String> labels, int pictureSize, double testShare) throws IOException {
		DatasetFile found = this.store.listing().file().filled(labels, pictureSize, testShare);
		return new Filling(this.store, found, this.planes.begin(found.pictureSize()));
	}

	/**
	 * Shows how far the import has come.
	 * @param progress the progress; null at its end
	 */
	public void show(DatasetDetails.@Nullable Progress progress) {
		this.progress = progress;
	}

	/**
	 * Ends the import without success, and deletes what it has written.
	 * @param reason what went wrong, as a sentence
	 */
	public void fail(String reason) {
		// first, as the disk may be full
		try {
			this.planes.delete();
			Folder.delete(this.store.files().path());
		}
		catch (IOException ex) {
			logger.warn("The files of the import of {} can't be deleted: {}", name(), ex.toString());
		}
		this.progress = null;
		this.store.update((file) -> file.failed(reason));
	}

	/**
	 * A data set with what it was loaded from.
	 */
	private record Loaded(Listing listing, Dataset dataset) {
	}

}

package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetSource;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.Part;
import io.convscope.home.Folder;
import io.convscope.image.PictureSize;
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

	private final DatasetLoader loader;

	private volatile DatasetDetails.@Nullable Progress progress;

	OwnDataset(PictureStore store, Path folder, PictureReader reader) {
		this.store = store;
		this.planes = new PlaneFile(folder.resolve("cache"), store);
		this.loader = new DatasetLoader(store, this.planes, reader);
	}

	public String name() {
		return this.store.listing().name();
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
		return Stream.concat(now.part(Part.TRAIN).pictures().stream(), now.part(Part.TEST).pictures().stream())
			.map(now::labelled)
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
			if (!file.isReady()) {
				throw DatasetAbsentException.of(status());
			}
			return changes.applied(file, maxLabels);
		});
	}

	@Override
	public DatasetStatus status() {
		return this.store.listing().status(this.progress);
	}

	@Override
	public Dataset load() throws InterruptedException {
		return this.loader.load();
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
	 * @throws io.convscope.dataset.DatasetUnavailableException if it was deleted
	 */
	public void fail(String reason) {
		// first, as the disk may be full
		try {
			this.planes.delete();
			synchronized (this.store) {
				this.store.requireThere();
				Folder.delete(this.store.files().path());
			}
		}
		catch (IOException ex) {
			logger.warn("The files of the import of {} can't be deleted: {}", name(), ex.toString());
		}
		this.progress = null;
		this.store.update((file) -> file.failed(reason));
	}

}

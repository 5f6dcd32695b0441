package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.Part;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import io.convscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * The labels and pictures of a data set on the disk. Each change is on the disk before
 * its method returns, and none is half-made if the process is killed. Thread-safe.
 */
public final class PictureStore {

	// what a picture takes on the disk, at most
	private static final long PICTURE_BYTES = 64 << 10;

	private final Path folder;

	private final PictureFolder files;

	private final int maxPictures;

	// all below are guarded by this
	private DatasetFile file;

	private TreeMap<String, OwnPicture> pictures = new TreeMap<>();

	private @Nullable Listing listing;

	private boolean deleted;

	/**
	 * Reads what is there.
	 * @param folder the folder of the data set
	 * @param file its labels
	 * @param maxPictures the maximum number of pictures
	 * @throws IOException if the folder cannot be read
	 */
	PictureStore(Path folder, DatasetFile file, int maxPictures) throws IOException {
		this.folder = folder;
		this.files = new PictureFolder(folder.resolve("pictures"));
		this.maxPictures = maxPictures;
		this.file = file;
		if (isReady()) {
			this.pictures = this.files.read(file);
		}
	}

	/**
	 * Returns what there is at this moment.
	 * @return the same object until something changes
	 */
	synchronized Listing listing() {
		Listing known = this.listing;
		if (known == null) {
			known = Listing.of(this.file, this.pictures.values());
			this.listing = known;
		}
		return known;
	}

	/**
	 * Adds a picture. One with the same pixels as one that is there is not added.
	 * @param pixels the picture, of this data set's size
	 * @param label the name of its label
	 * @param part its part; null to choose it by the pixels
	 * @return the picture as it is there now, under another label if it was there
	 * @throws io.convscope.request.InvalidRequestException if there is no such label
	 * @throws DatasetFullException if the data set has the maximum number of pictures
	 * @throws StorageException if it cannot be written; nothing has changed
	 */
	public synchronized Added add(Picture pixels, String label, @Nullable Part part) {
		requireReady();
		int number = this.file.numberOf(label);
		String id = OwnPicture.idOf(pixels);
		OwnPicture known = this.pictures.get(id);
		if (known != null) {
			return new Added(LabelledPicture.of(known, this.file), false);
		}
		if (this.pictures.size() >= this.maxPictures) {
			throw DatasetFullException.of(this.file.name(), this.maxPictures);
		}
		OwnPicture added = new OwnPicture(id, number,
				(part != null) ? part : OwnPicture.partOf(id, this.file.testShare()));
		changing("A picture can't be added", () -> this.files.add(added, pixels));
		this.pictures.put(id, added);
		return new Added(LabelledPicture.of(added, this.file), true);
	}

	/**
	 * Moves a picture to another label, another part, or both.
	 * @param id the picture's id
	 * @param label the name of its new label; null to keep it
	 * @param part its new part; null to keep it
	 * @return the picture as it is there now
	 * @throws io.convscope.request.InvalidRequestException if there is no such label
	 * @throws UnknownPictureException if there is no such picture
	 * @throws StorageException if it cannot be moved; nothing has changed
	 */
	public synchronized LabelledPicture move(String id, @Nullable String label, @Nullable Part part) {
		OwnPicture from = get(id);
		OwnPicture to = new OwnPicture(id, (label != null) ? this.file.numberOf(label) : from.label(),
				(part != null) ? part : from.part());
		if (!to.equals(from)) {
			changing("The picture " + id + " can't be moved", () -> this.files.move(from, to));
			this.pictures.put(id, to);
		}
		return LabelledPicture.of(to, this.file);
	}

	/**
	 * Deletes a picture.
	 * @param id the picture's id
	 * @throws UnknownPictureException if there is no such picture
	 * @throws StorageException if it cannot be deleted; nothing has changed
	 */
	public synchronized void delete(String id) {
		OwnPicture picture = get(id);
		changing("The picture " + id + " can't be deleted", () -> this.files.delete(picture));
		this.pictures.remove(id);
	}

	/**
	 * Reads a picture.
	 * @param id the picture's id
	 * @return the bytes of its PNG file
	 * @throws UnknownPictureException if there is no such picture
	 * @throws StorageException if it cannot be read
	 */
	public synchronized byte[] png(String id) {
		OwnPicture picture = get(id);
		try {
			return Files.readAllBytes(this.files.file(picture));
		}
		catch (IOException ex) {
			throw StorageException.of("The picture " + id + " can't be read", this.folder, 0, ex);
		}
	}

	/**
	 * Replaces labels and state. The pictures of labels that are gone are deleted; those
	 * of an import that has succeeded appear.
	 * @param change makes the new file from the present one
	 * @throws StorageException if it cannot be written; nothing has changed
	 */
	synchronized void update(UnaryOperator<DatasetFile> change) {
		requireThere();
		DatasetFile next = change.apply(this.file);
		changing("The labels of " + this.file.name() + " can't be changed", () -> next.write(this.folder));
		this.file = next;
		changing("The pictures of " + this.file.name() + " can't be read",
				// which deletes those of labels that are gone
				() -> this.pictures = isReady() ? this.files.read(next) : new TreeMap<>());
	}

	/**
	 * Adds a picture of an import; it may be lost in a power cut.
	 * @throws IOException if it cannot be written
	 */
	synchronized void addQuickly(OwnPicture picture, Picture pixels) throws IOException {
		requireThere();
		this.files.addQuickly(picture, pixels);
	}

	/**
	 * Leaves a picture out whose file is damaged.
	 */
	synchronized void setAside(OwnPicture damaged) {
		if (damaged.equals(this.pictures.get(damaged.id()))) {
			changing("A damaged picture can't be set aside", () -> this.files.setAside(damaged));
			this.pictures.remove(damaged.id());
		}
	}

	/**
	 * Deletes the data set.
	 * @param trash a folder that is deleted at the next start
	 */
	synchronized void deleteAll(Path trash) {
		changing("The data set " + this.file.name() + " can't be deleted", () -> Folder.move(this.folder, trash));
		this.deleted = true;
	}

	PictureFolder files() {
		return this.files;
	}

	private OwnPicture get(String id) {
		requireReady();
		OwnPicture picture = this.pictures.get(id);
		if (picture == null) {
			throw UnknownPictureException.of(id, this.file.name());
		}
		return picture;
	}

	private void requireReady() {
		requireThere();
		if (!isReady()) {
			throw DatasetAbsentException.of(OwnDataset.status(listing(), null));
		}
	}

	private boolean isReady() {
		return this.file.state() == DatasetStatus.State.READY;
	}

	private void requireThere() {
		if (this.deleted) {
			throw DatasetUnavailableException.because("The data set " + this.file.name() + " was deleted.", null);
		}
	}

	private void changing(String what, Change change) {
		this.listing = null;
		try {
			change.make();
		}
		catch (IOException ex) {
			throw StorageException.of(what, this.folder.getParent(), PICTURE_BYTES, ex);
		}
	}

	/**
	 * The result of adding a picture.
	 *
	 * @param picture the picture as it is there now
	 * @param isNew whether it was not there before
	 */
	public record Added(LabelledPicture picture, boolean isNew) {
	}

	@FunctionalInterface
	private interface Change {

		void make() throws IOException;

	}

}

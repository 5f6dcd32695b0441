package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.Part;
import io.convscope.home.Folder;
import io.convscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * The labels and pictures of a data set on the disk. Each change is on the disk before
 * its method returns, and none is half-made if the process is killed; one that throws has
 * changed nothing. Thread-safe.
 */
public final class PictureStore {

	private final Path folder;

	private final PictureFolder files;

	private final int maxPictures;

	// both are guarded by this
	private Listing now;

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
		this.now = Listing.of(file, file.isReady() ? this.files.read(file) : List.of());
	}

	/**
	 * Returns what there is at this moment.
	 * @return the same object until something changes
	 */
	synchronized Listing listing() {
		return this.now;
	}

	/**
	 * Adds a picture. One with the same pixels as one that is there is not added.
	 * @param pixels the picture, of this data set's size
	 * @param label the name of its label
	 * @param part its part; null to choose it by the pixels
	 * @return the picture as it is there now, under another label if it was there
	 * @throws io.convscope.request.InvalidRequestException if there is no such label
	 * @throws DatasetFullException if the data set has the maximum number of pictures
	 * @throws io.convscope.home.StorageException if it cannot be written
	 */
	public synchronized AddedPicture add(Picture pixels, String label, @Nullable Part part) {
		requireReady();
		int number = this.now.file().numberOf(label);
		String id = OwnPicture.idOf(pixels);
		OwnPicture known = this.now.find(id);
		if (known != null) {
			return new AddedPicture(this.now.labelled(known), false);
		}
		if (this.now.size() >= this.maxPictures) {
			throw DatasetFullException.of(this.now.name(), this.maxPictures);
		}
		OwnPicture added = new OwnPicture(id, number,
				(part != null) ? part : OwnPicture.partOf(id, this.now.file().testShare()));
		this.files.add(added, pixels);
		this.now = this.now.with(added);
		return new AddedPicture(this.now.labelled(added), true);
	}

	/**
	 * Moves a picture to another label, another part, or both.
	 * @param id the picture's id
	 * @param label the name of its new label; null to keep it
	 * @param part its new part; null to keep it
	 * @return the picture as it is there now
	 * @throws io.convscope.request.InvalidRequestException if there is no such label
	 * @throws UnknownPictureException if there is no such picture
	 * @throws io.convscope.home.StorageException if it cannot be moved
	 */
	public synchronized LabelledPicture move(String id, @Nullable String label, @Nullable Part part) {
		requireReady();
		OwnPicture from = this.now.get(id);
		OwnPicture to = new OwnPicture(id, (label != null) ? this.now.file().numberOf(label) : from.label(),
				(part != null) ? part : from.part());
		if (!to.equals(from)) {
			this.files.move(from, to);
			this.now = this.now.with(to);
		}
		return this.now.labelled(to);
	}

	/**
	 * Deletes a picture.
	 * @param id the picture's id
	 * @throws UnknownPictureException if there is no such picture
	 * @throws io.convscope.home.StorageException if it cannot be deleted
	 */
	public synchronized void delete(String id) {
		requireReady();
		OwnPicture picture = this.now.get(id);
		this.files.delete(picture);
		this.now = this.now.without(picture);
	}

	/**
	 * Reads a picture.
	 * @param id the picture's id
	 * @return the bytes of its PNG file
	 * @throws UnknownPictureException if there is no such picture
	 * @throws io.convscope.home.StorageException if it cannot be read
	 */
	public synchronized byte[] png(String id) {
		requireReady();
		return this.files.png(this.now.get(id));
	}

	/**
	 * Replaces labels and state.
	 * @param change makes the new file from the present one
	 * @throws io.convscope.home.StorageException if it cannot be written
	 */
	synchronized void update(UnaryOperator<DatasetFile> change) {
		update(change.apply(this.now.file()), this.now.pictures());
	}

	/**
	 * Replaces labels, state and pictures.
	 * @param file the labels; the pictures of those that are gone are deleted
	 * @param pictures pictures that are on the disk
	 * @throws io.convscope.home.StorageException if it cannot be written
	 */
	synchronized void update(DatasetFile file, Collection<OwnPicture> pictures) {
		requireThere();
		file.replace(this.folder);
		Listing before = this.now;
		this.now = Listing.of(file, pictures);
		this.files.deleteLabels(before.file(), file);
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
		requireThere();
		if (damaged.equals(this.now.find(damaged.id()))) {
			this.files.setAside(damaged);
			this.now = this.now.without(damaged);
		}
	}

	/**
	 * Deletes the data set.
	 * @param trash a folder that is deleted at the next start
	 * @throws IOException if it cannot be moved there; nothing has changed
	 */
	synchronized void deleteAll(Path trash) throws IOException {
		Folder.move(this.folder, trash);
		this.deleted = true;
	}

	PictureFolder files() {
		return this.files;
	}

	private void requireReady() {
		requireThere();
		this.now.requireReady();
	}

	// its folder may be that of a new data set of the same name; whoever holds the lock
	// of this store can rely on it
	synchronized void requireThere() {
		if (this.deleted) {
			throw DatasetUnavailableException.because("The data set " + this.now.name() + " was deleted.", null);
		}
	}

}

package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.convscope.dataset.DatasetStatus;
import io.convscope.home.AtomicFile;
import io.convscope.home.Creations;
import io.convscope.home.DiskFullException;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import io.convscope.image.reading.PictureReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of all data sets, with a subfolder for each of the user's own. It may have
 * other subfolders, which are left alone.
 *
 * @param path the folder
 * @param maxPictures the maximum number of pictures in a data set
 * @param reader decodes pictures
 */
record DatasetFolders(Path path, int maxPictures, PictureReader reader) {

	private static final Logger logger = LoggerFactory.getLogger(DatasetFolders.class);

	private static final String TRASH = ".deleted-";

	private static final long BLOCK = 64 << 10;

	/**
	 * Reads all data sets, and deletes what a killed process left half-made or
	 * half-deleted.
	 * @return those that can be read
	 * @throws StorageException if the folder cannot be read
	 */
	List<OwnDataset> read() {
		List<OwnDataset> all = new ArrayList<>();
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(this.path, Files::isDirectory)) {
			for (Path each : folders) {
				String name = each.getFileName().toString();
				if (name.startsWith(TRASH)) {
					Folder.delete(each);
				}
				else if (DatasetName.isName(name)) {
					AtomicFile.deleteTemporary(each.resolve(DatasetFile.FILE));
					if (Files.exists(each.resolve(DatasetFile.FILE))) {
						read(each, all);
					}
					else {
						each.toFile().delete(); // if it is empty
					}
				}
			}
			return all;
		}
		catch (IOException ex) {
			throw StorageException.of("The data sets can't be read", this.path, BLOCK, ex);
		}
	}

	private void read(Path folder, List<OwnDataset> all) {
		try {
			DatasetFile file = DatasetFile.read(folder);
			OwnDataset found = open(folder, file);
			if (file.state() == DatasetStatus.State.IMPORTING) {
				found.fail("The service ended before the import did.");
			}
			all.add(found);
		}
		catch (IOException ex) {
			// its files stay as they are
			logger.error("The data set {} can't be read and is left out: {}", folder, ex.getMessage());
		}
	}

	private OwnDataset open(Path folder, DatasetFile file) throws IOException {
		return new OwnDataset(new PictureStore(folder, file, this.maxPictures), folder, this.reader);
	}

	/**
	 * Requires that there are no files where a new data set would be.
	 * @param name its name
	 * @throws DatasetExistsException if there are
	 */
	void requireFree(String name) {
		String[] files = this.path.resolve(name).toFile().list();
		if (files != null && files.length > 0) {
			throw DatasetExistsException.folder(name);
		}
	}

	/**
	 * Creates a data set without pictures.
	 * @param file its name, labels and so on
	 * @return the data set
	 * @throws StorageException if it cannot be written; nothing has changed
	 */
	OwnDataset create(DatasetFile file) {
		String what = "The data set " + file.name() + " can't be written";
		Path folder = this.path.resolve(file.name());
		DiskFullException.requireFree(what, this.path, BLOCK);
		Creations.announce(folder.resolve(DatasetFile.FILE), "/datasets/" + file.name());
		try {
			file.write(folder);
			return open(folder, file);
		}
		catch (IOException ex) {
			folder.toFile().delete(); // if it is empty
			throw StorageException.of(what, this.path, BLOCK, ex);
		}
	}

	/**
	 * Deletes a data set with its pictures.
	 * @param dataset the data set
	 * @throws StorageException if it cannot be deleted; nothing has changed
	 */
	void delete(OwnDataset dataset) {
		String name = dataset.name();
		Path trash = this.path.resolve(TRASH + UUID.randomUUID());
		try {
			dataset.pictures().deleteAll(trash);
		}
		catch (IOException ex) {
			throw StorageException.of("The data set " + name + " can't be deleted", this.path, BLOCK, ex);
		}
		try {
			Folder.delete(trash);
		}
		catch (IOException ex) {
			logger.warn("The files of the data set {} will be deleted at the next start: {}", name, ex.toString());
		}
	}

}

package io.convscope.dataset.cifar10;

import java.io.IOException;
import java.nio.file.Path;

import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.home.DiskFullException;
import io.convscope.home.StorageException;

/**
 * The disk space that a data set needs.
 *
 * @param folder an existing folder on the disk
 * @param needed the space in bytes
 */
record DiskSpace(Path folder, long needed) {

	/**
	 * Checks that the disk has enough free space.
	 * @throws DatasetUnavailableException if it has not
	 */
	void check() {
		if (free() < this.needed) {
			throw DatasetUnavailableException.diskFull(this.folder, this.needed, free());
		}
	}

	/**
	 * Converts a failed write to an exception that says why it failed.
	 * @param failure the exception of the failed write
	 * @return an exception that reports a full disk or another reason
	 */
	DatasetUnavailableException explain(IOException failure) {
		StorageException explained = StorageException.of("CIFAR-10 can't be written", this.folder, this.needed,
				failure);
		return (explained instanceof DiskFullException)
				? DatasetUnavailableException.diskFull(this.folder, this.needed, free())
				: DatasetUnavailableException.notWritable(explained);
	}

	private long free() {
		return this.folder.toFile().getUsableSpace();
	}

}

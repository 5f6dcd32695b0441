package io.convscope.dataset.cifar10;

import java.io.IOException;
import java.nio.file.Path;

import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.home.DiskFullException;
import io.convscope.home.StorageException;

/**
 * The room that a data set takes on a disk.
 *
 * @param folder where on the disk; exists
 * @param needed bytes
 */
record DiskSpace(Path folder, long needed) {

	/**
	 * Makes sure that there is room.
	 * @throws DatasetUnavailableException if there is not
	 */
	void check() {
		if (free() < this.needed) {
			throw DatasetUnavailableException.diskFull(this.folder, this.needed, free());
		}
	}

	/**
	 * Tells why something could not be written.
	 * @param failure what the operating system said
	 * @return that the disk is full, or what else
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

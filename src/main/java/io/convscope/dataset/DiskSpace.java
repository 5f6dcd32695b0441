package io.convscope.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

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
		// "No space left on device", "There is not enough space on the disk"
		boolean full = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("space");
		return full ? DatasetUnavailableException.diskFull(this.folder, this.needed, free())
				: DatasetUnavailableException.notWritable(this.folder, failure);
	}

	private long free() {
		return this.folder.toFile().getUsableSpace();
	}

}

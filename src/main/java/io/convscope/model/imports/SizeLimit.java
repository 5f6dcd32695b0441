package io.convscope.model.imports;

import io.convscope.model.safetensors.WeightsTooLargeException;

import org.springframework.util.unit.DataSize;

/**
 * How large a file may be.
 *
 * @param room how many bytes the memory of requests can hold
 */
record SizeLimit(long room) {

	// of the largest network there may be: 50 million parameters of 4 bytes, the
	// statistics of its normalizations and the header
	static final DataSize MOST = DataSize.ofMegabytes(192);

	/**
	 * Returns the limit.
	 * @return in bytes
	 */
	long bytes() {
		return Math.min(this.room, MOST.toBytes());
	}

	/**
	 * Checks the length of a file.
	 * @param bytes its length; negative when unknown
	 * @throws WeightsTooLargeException if it exceeds the limit
	 */
	void require(long bytes) {
		if (bytes > MOST.toBytes()) {
			throw WeightsTooLargeException.of(bytes, MOST);
		}
		if (bytes > this.room) {
			throw WeightsTooLargeException.ofHeap(bytes, DataSize.ofBytes(this.room));
		}
	}

}

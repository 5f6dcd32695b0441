package io.convscope.model;

import java.io.IOException;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a safetensors header says of one tensor.
 *
 * @param type kind of its numbers
 * @param shape its sizes
 * @param offsets where its bytes begin and end, counted from the end of the header
 */
record SafetensorsEntry(@JsonProperty("dtype") @Nullable String type, @JsonProperty("shape") int @Nullable [] shape,
		@JsonProperty("data_offsets") long @Nullable [] offsets) {

	/**
	 * Checks what a file says, so that the numbers can be read.
	 * @param name the tensor's name, for the message
	 * @param begin where its bytes have to begin
	 * @param limit where the file ends
	 * @throws IOException if anything is wrong; the message says what
	 */
	void check(String name, long begin, long limit) throws IOException {
		if (this.type == null || this.shape == null || this.offsets == null || this.offsets.length != 2) {
			throw new IOException(name + " needs a dtype, a shape and two data_offsets");
		}
		if (!this.type.equals("F32")) {
			throw new IOException(name + " has numbers of the kind " + this.type + "; only F32 is read");
		}
		for (int size : this.shape) {
			if (size < 1 || size > limit) {
				throw new IOException(name + " has a size of " + size);
			}
		}
		if (this.shape.length > 4) {
			throw new IOException(name + " has " + this.shape.length + " dimensions");
		}
		if (this.offsets[0] != begin || this.offsets[1] > limit
				|| this.offsets[1] - begin != 4 * sizeOf(this.shape, limit)) {
			throw new IOException(name + " has offsets that fit neither its shape nor the file");
		}
	}

	// stops multiplying before a long overflows
	private static long sizeOf(int[] shape, long limit) {
		long size = 1;
		for (int length : shape) {
			size = Math.min(size * length, limit + 1);
		}
		return size;
	}

	long begin() {
		return (this.offsets != null && this.offsets.length > 0) ? this.offsets[0] : 0;
	}

}

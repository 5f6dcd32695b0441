package io.convscope.model.safetensors;

import java.util.Arrays;

import io.convscope.network.Tensor;

/**
 * The entry for one tensor in a safetensors header.
 *
 * @param name the tensor's name
 * @param type the type of its numbers
 * @param shape its sizes, each at least 1
 * @param begin offset of its first byte from the end of the header
 * @param end offset behind its last byte
 */
public record SafetensorsEntry(String name, DType type, int[] shape, long begin, long end) {

	/**
	 * Checks whether this is PyTorch's counter of the batches of a normalization, which
	 * no computation uses.
	 * @return whether its name says so
	 */
	public boolean isBatchCount() {
		return this.name.endsWith(".num_batches_tracked");
	}

	/**
	 * Checks that this tensor directly follows the one before.
	 * @param previous name of the tensor before
	 * @param offset where that ends
	 * @throws SafetensorsException if there is a gap or an overlap, or the number of
	 * bytes does not match the shape
	 */
	void requireAt(String previous, long offset) throws SafetensorsException {
		if (this.begin != offset) {
			throw new SafetensorsException("The numbers of " + this.name + " begin at byte " + this.begin + ", "
					+ ((this.begin < offset) ? "within those of " + previous + ", which end at byte "
							: "with a gap behind " + previous + " which ends at byte ")
					+ offset);
		}
		long needed = size();
		if (this.end - this.begin != needed) {
			throw new SafetensorsException(
					this.name + " has the offsets " + this.begin + " to " + this.end + "; its shape "
							+ Arrays.toString(this.shape) + " in " + this.type + " needs " + needed + " bytes");
		}
	}

	private long size() throws SafetensorsException {
		try {
			return Math.multiplyExact(Tensor.sizeOf(this.shape), this.type.bytes());
		}
		catch (ArithmeticException ex) {
			throw new SafetensorsException(this.name + " has the shape " + Arrays.toString(this.shape)
					+ ", which is more than any file holds");
		}
	}

}

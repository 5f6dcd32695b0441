package io.convscope.model.safetensors;

import java.util.Arrays;

import io.convscope.network.Tensor;

/**
 * What a safetensors header says of one tensor.
 *
 * @param name the tensor's
 * @param type kind of its numbers
 * @param shape its sizes, each at least 1
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where they end
 */
public record SafetensorsEntry(String name, DType type, int[] shape, long begin, long end) {

	/**
	 * Tells whether this is what PyTorch counts the batches of a normalization with,
	 * which computes nothing.
	 * @return whether its name says so
	 */
	public boolean isBatchCount() {
		return this.name.endsWith(".num_batches_tracked");
	}

	/**
	 * Checks that the tensor follows those before it.
	 * @param previous the last of them
	 * @param offset where that ends
	 * @throws SafetensorsException if there is a gap or an overlap, or the bytes are not
	 * as many as the shape needs
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

package io.convscope.model.pth;

import java.util.List;

/**
 * A tensor as a view of a storage: the number at the indices i is that at offset + i *
 * strides.
 *
 * @param storage where its numbers are
 * @param offset of its first number, 0 or more
 * @param shape its sizes, each at least 1; empty for a single number
 * @param strides how far apart neighbours along each dimension are, each 0 or more
 */
record StoredTensor(Numbers storage, long offset, int[] shape, long[] strides) {

	/** How many sizes a tensor may have. */
	static final int MOST_DIMENSIONS = 8;

	/**
	 * Checks a tensor.
	 * @param storage where its numbers are
	 * @param offset of its first number
	 * @param sizes its sizes
	 * @param strides its strides
	 * @return the tensor, whose numbers all lie within the storage; it has no more of
	 * them than the storage, so that a small file takes little memory
	 * @throws PthException if a number is out of range
	 */
	static StoredTensor of(Numbers storage, long offset, List<Long> sizes, List<Long> strides) throws PthException {
		boolean valid = sizes.size() == strides.size() && offset >= 0
				&& sizes.stream().allMatch((size) -> size >= 1 && size <= Integer.MAX_VALUE)
				&& strides.stream().allMatch((stride) -> stride >= 0);
		if (!valid || !fits(storage.count, offset, sizes, strides)) {
			throw new PthException(
					"it has a tensor with the sizes " + sizes + ", the strides " + strides + " and the offset " + offset
							+ ", which does not lie in its storage of " + storage.count + " numbers");
		}
		return new StoredTensor(storage, offset, sizes.stream().mapToInt(Long::intValue).toArray(),
				strides.stream().mapToLong(Long::longValue).toArray());
	}

	private static boolean fits(long count, long offset, List<Long> sizes, List<Long> strides) {
		try {
			long last = offset;
			long numbers = 1;
			for (int i = 0; i < sizes.size(); i++) {
				last = Math.addExact(last, Math.multiplyExact(sizes.get(i) - 1, strides.get(i)));
				numbers = Math.multiplyExact(numbers, sizes.get(i));
			}
			return last < count && numbers <= count;
		}
		catch (ArithmeticException ex) {
			return false;
		}
	}

	/**
	 * Finds where a number is.
	 * @param index its place in the order of the tensor, the last dimension running
	 * fastest
	 * @return its place in the storage
	 */
	long place(int index) {
		long place = this.offset;
		int rest = index;
		for (int i = this.shape.length - 1; i >= 0; i--) {
			place += rest % this.shape[i] * this.strides[i];
			rest /= this.shape[i];
		}
		return place;
	}

	/**
	 * A storage, which has an entry of its own in the file.
	 *
	 * @param type the type of its numbers
	 * @param key the name of its entry
	 * @param count how many numbers it has, 0 or more
	 */
	record Numbers(Storage type, String key, long count) {
	}

}

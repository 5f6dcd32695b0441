package io.convscope.dataset;

/**
 * One of several equal parts, for those who work together.
 *
 * @param index which one, from 0
 * @param of how many there are, 1 or more
 */
public record Share(int index, int of) {

	/** All of it. */
	public static final Share WHOLE = new Share(0, 1);

	/**
	 * Tells where this part begins.
	 * @param whole the size of what is divided
	 * @return 0 up to the size; where the part before this one ends
	 */
	public int begin(int whole) {
		return Math.toIntExact((long) whole * this.index / this.of);
	}

	/**
	 * Tells where this part ends.
	 * @param whole the size of what is divided
	 * @return the beginning up to the size; equal to the beginning if this part is empty
	 */
	public int end(int whole) {
		return Math.toIntExact((long) whole * (this.index + 1) / this.of);
	}

}

package io.convscope.inspection.drawing;

/**
 * Where numbers lie between the lowest and the highest of them.
 *
 * @param min the lowest finite number
 * @param max the highest finite number
 */
public record ValueScale(float min, float max) {

	/**
	 * Finds the ends of a scale; numbers that are not finite don't count.
	 * @param maps any number of maps
	 * @return their common scale
	 */
	public static ValueScale of(float[][]... maps) {
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		for (float[][] map : maps) {
			for (float[] row : map) {
				for (float value : row) {
					if (Float.isFinite(value)) {
						min = Math.min(min, value);
						max = Math.max(max, value);
					}
				}
			}
		}
		return new ValueScale(min, max);
	}

	/**
	 * Puts zero into the middle.
	 * @return the narrowest such scale that has all of this one, and never so narrow that
	 * zero is an end of it
	 */
	ValueScale aroundZero() {
		float most = Math.max(Math.max(Math.abs(this.min), Math.abs(this.max)), Float.MIN_NORMAL);
		return Float.isFinite(most) ? new ValueScale(-most, most) : this;
	}

	/**
	 * Tells where a number lies.
	 * @param value any number
	 * @return 0 at the lowest to 1 at the highest; where all are the same, 0 if they are
	 * zero, which is nothing, and else 0.5; 0.5 for NaN
	 */
	public double position(float value) {
		if (Float.isInfinite(value)) {
			return (value > 0) ? 1 : 0;
		}
		if (Float.isNaN(value)) {
			return 0.5;
		}
		if (this.min >= this.max) {
			return (this.max == 0) ? 0 : 0.5;
		}
		return ((double) value - this.min) / ((double) this.max - this.min);
	}

}

package io.convscope.model.safetensors;

/**
 * Conversions of IEEE 754 half precision, {@code binary16}, which Java has since version
 * 20 only.
 */
public final class Float16 {

	/** The difference of the two formats' exponent biases: 127 and 15. */
	private static final int REBIAS = 112;

	private static final int INFINITY = 0x7C00;

	private static final int NAN = 0x7E00;

	private static final float SMALLEST_NORMAL = 0x1p-14f;

	/** Halfway between the largest number, 65,504, and what would be the next. */
	static final float TOO_LARGE = 65_520;

	private Float16() {
	}

	/**
	 * Widens a number, which is exact.
	 * @param half its 16 bits
	 * @return the same number
	 */
	public static float toFloat(short half) {
		int sign = (half & 0x8000) << 16;
		int exponent = (half >> 10) & 0x1F;
		int fraction = half & 0x3FF;
		int magnitude = switch (exponent) {
			case 0 -> Float.floatToRawIntBits(fraction * 0x1p-24f);
			case 0x1F -> Float.floatToRawIntBits(Float.POSITIVE_INFINITY) | fraction << 13;
			default -> (exponent + REBIAS) << 23 | fraction << 13;
		};
		return Float.intBitsToFloat(sign | magnitude);
	}

	/**
	 * Rounds a number to the nearest, ties to even.
	 * @param value any number; one that is too large becomes infinite
	 * @return its 16 bits
	 */
	public static short of(float value) {
		int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
		return (short) (sign | magnitude(Math.abs(value)));
	}

	private static int magnitude(float value) {
		if (Float.isNaN(value)) {
			return NAN;
		}
		if (value >= TOO_LARGE) {
			return INFINITY;
		}
		if (value < SMALLEST_NORMAL) {
			return (int) Math.rint(value * 0x1p24f);
		}
		int bits = Float.floatToRawIntBits(value) - (REBIAS << 23);
		// half of the last place, or a little less if that is even already; a carry
		// increments the exponent
		int half = 0xFFF + ((bits >> 13) & 1);
		return (bits + half) >> 13;
	}

}

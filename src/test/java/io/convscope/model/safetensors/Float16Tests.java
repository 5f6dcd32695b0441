package io.convscope.model.safetensors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Float16 precision as IEEE 754 defines it, over all of its 65,536 values.
 */
class Float16Tests {

	private static final int INFINITY = 0x7C00;

	@Test
	void everyValueIsWhatItsBitsSay() {
		for (int bits = 0; bits < 1 << 16; bits++) {
			float value = Float16.toFloat((short) bits);
			double magnitude = magnitude(bits & 0x7FFF);
			double expected = (bits < 0x8000) ? magnitude : -magnitude;
			assertThat(Double.compare(value, expected)).as("bits %x: %s", bits, value).isZero();
		}
	}

	@Test
	void everyValueKeepsItsBits() {
		for (int bits = 0; bits < 1 << 16; bits++) {
			float value = Float16.toFloat((short) bits);
			int back = Float16.of(value) & 0xFFFF;
			if (Float.isNaN(value)) {
				assertThat(back & INFINITY).isEqualTo(INFINITY);
				assertThat(back & 0x3FF).isPositive();
			}
			else {
				assertThat(back).isEqualTo(bits);
			}
		}
	}

	@Test
	void whatLiesBetweenTwoValuesGoesToTheNearerAndTheMiddleToTheEvenOne() {
		for (int bits = 0; bits < INFINITY; bits++) {
			// what would follow the largest value decides what is still rounded to it
			double next = (bits + 1 == INFINITY) ? 65_536 : magnitude(bits + 1);
			float middle = (float) ((magnitude(bits) + next) / 2);
			int even = bits + (bits & 1);
			assertRounding(middle, even);
			assertRounding(Math.nextDown(middle), bits);
			assertRounding(Math.nextUp(middle), bits + 1);
		}
	}

	@Test
	void whatIsTooLargeIsInfinite() {
		assertRounding(Float.MAX_VALUE, INFINITY);
		assertRounding(Float.POSITIVE_INFINITY, INFINITY);
		assertRounding(Float.MIN_VALUE, 0);
	}

	private static void assertRounding(float value, int bits) {
		assertThat(Float16.of(value) & 0xFFFF).as("%s", value).isEqualTo(bits);
		assertThat(Float16.of(-value) & 0xFFFF).as("%s", -value).isEqualTo(bits | 0x8000);
	}

	// sign 1 bit, exponent 5 bits with a bias of 15, fraction 10 bits
	private static double magnitude(int bits) {
		int exponent = bits >> 10;
		int fraction = bits & 0x3FF;
		return switch (exponent) {
			case 0 -> fraction / 1024.0 * Math.pow(2, -14);
			case 31 -> (fraction == 0) ? Double.POSITIVE_INFINITY : Double.NaN;
			default -> (1 + fraction / 1024.0) * Math.pow(2, exponent - 15);
		};
	}

}

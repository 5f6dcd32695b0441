package io.convscope.network.onednn;

import java.util.Arrays;

import io.convscope.network.compiled.DropoutMask;
import io.convscope.network.description.Dropout;
import org.bytedeco.dnnl.memory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Dropout by its statistics.
 */
class DropoutTests {

	private static final int VALUES = 1 << 20;

	private final OneDnn oneDnn = new OneDnn();

	@AfterEach
	void close() {
		this.oneDnn.close();
	}

	@ParameterizedTest
	@CsvSource({ "0.7, 1", "0.7, 2", "0.5, 1", "0.9, 1" })
	void dropsItsShareAndKeepsTheMean(double keep, long seed) {
		float[] values = pass(keep, seed, true)[0];
		long dropped = count(values, 0);
		double tolerance = 5 * Math.sqrt(keep * (1 - keep) / VALUES);
		assertThat((double) dropped / VALUES).isCloseTo(1 - keep, within(tolerance));
		assertThat(count(values, (float) (1 / keep))).isEqualTo(VALUES - dropped);
		assertThat(mean(values)).isCloseTo(1, within(tolerance / keep));
	}

	@Test
	void neighboursAreIndependent() {
		int[] factors = mask(3, 0);
		for (int distance : new int[] { 1, 2, 32, 1024 }) {
			int both = 0;
			for (int i = distance; i < VALUES; i++) {
				both += (factors[i] == 0 && factors[i - distance] == 0) ? 1 : 0;
			}
			assertThat((double) both / VALUES).isCloseTo(0.25, within(0.003));
		}
	}

	@Test
	void everyStepAndSeedDropsOthers() {
		int[] one = mask(1, 0);
		for (int[] other : new int[][] { mask(1, 1), mask(2, 0), mask(1L << 32, 0) }) {
			int same = 0;
			for (int i = 0; i < one.length; i++) {
				same += (one[i] == other[i]) ? 1 : 0;
			}
			assertThat((double) same / one.length).isCloseTo(0.5, within(0.02));
		}
		assertThat(mask(1, 0)).isEqualTo(one);
	}

	@Test
	void isTheIdentityInInference() {
		assertThat(pass(0.5, 1, false)[0]).containsOnly(1);
	}

	@Test
	void gradientsPassWhereValuesDid() {
		float[][] passed = pass(0.7, 5, true);
		assertThat(passed[1]).isEqualTo(passed[0]);
	}

	// ones go through forward, and ones go back
	private float[][] pass(double keep, long seed, boolean training) {
		memory values = this.oneDnn.filled(1, VALUES / 64, 64);
		memory gradients = this.oneDnn.filled(1, VALUES / 64, 64);
		Plan forward = new Plan(this.oneDnn, training);
		Plan backward = new Plan(this.oneDnn, training);
		Stage.Planned planned = new DropoutStage(new Dropout("drop", 1 - keep), seed, () -> 0).plan(values, forward);
		memory back = planned.backward().plan(gradients, backward, true);
		forward.run();
		backward.run();
		return new float[][] { floats(planned.output()), floats(back) };
	}

	private static float[] floats(memory array) {
		float[] values = new float[VALUES];
		OneDnn.floats(array).get(values);
		return values;
	}

	private static int[] mask(long seed, long step) {
		int[] factors = new int[VALUES];
		int[] block = new int[DropoutMask.BLOCK];
		for (int from = 0; from < VALUES; from += block.length) {
			new DropoutMask(seed, 0.5).draw(step, from / block.length, block);
			System.arraycopy(block, 0, factors, from, block.length);
		}
		return factors;
	}

	private static long count(float[] values, float wanted) {
		long count = 0;
		for (float value : values) {
			count += (value == wanted) ? 1 : 0;
		}
		return count;
	}

	private static double mean(float[] values) {
		double[] copy = new double[values.length];
		Arrays.setAll(copy, (i) -> values[i]);
		return Arrays.stream(copy).average().orElseThrow();
	}

}

package io.convscope.network;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Dropout by its statistics.
 */
class DropoutTests {

	private static final int VALUES = 1 << 20;

	@ParameterizedTest
	@CsvSource({ "0.7, 1", "0.7, 2", "0.5, 1", "0.9, 1" })
	void dropsItsShareAndKeepsTheMean(double keep, long seed) {
		INDArray output = pass(new DropoutStage(keep, seed));
		float[] values = NativeFloats.copy(output);
		long dropped = count(values, 0);
		double tolerance = 5 * Math.sqrt(keep * (1 - keep) / VALUES);
		assertThat((double) dropped / VALUES).isCloseTo(1 - keep, within(tolerance));
		assertThat(count(values, (float) (1 / keep))).isEqualTo(VALUES - dropped);
		assertThat(mean(values)).isCloseTo(1, within(tolerance / keep));
	}

	@Test
	void neighboursAreIndependent() {
		int[] factors = new int[VALUES];
		DropoutMask.fill(factors, 3, 0, 0.5);
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
		INDArray ones = Nd4j.ones(4, 8);
		assertThat(new DropoutStage(0.5, 1).forward(ones, false)).isSameAs(ones);
		assertThat(ones.sumNumber().doubleValue()).isEqualTo(32);
	}

	@Test
	void gradientsPassWhereValuesDid() {
		DropoutStage stage = new DropoutStage(0.7, 5);
		float[] forward = NativeFloats.copy(pass(stage));
		assertThat(NativeFloats.copy(stage.backward(Nd4j.ones(VALUES / 64, 64)))).isEqualTo(forward);
	}

	private static INDArray pass(DropoutStage stage) {
		return stage.forward(Nd4j.ones(VALUES / 64, 64), true);
	}

	private static int[] mask(long seed, long step) {
		int[] factors = new int[1 << 16];
		DropoutMask.fill(factors, seed, step, 0.5);
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

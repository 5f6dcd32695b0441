package io.convscope.training.loop;

import java.util.stream.LongStream;

import io.convscope.model.ScheduleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Schedules, compared with PyTorch's where it has them.
 */
class LearningRateScheduleTests {

	// torch.optim.lr_scheduler of 20 steps at rate 0.1
	private static final double[] COSINE = { 0.1, 0.0993844170298, 0.0975528258148, 0.0945503262094, 0.0904508497187,
			0.0853553390593, 0.0793892626146, 0.072699524987, 0.0654508497187, 0.057821723252, 0.05, 0.042178276748,
			0.0345491502813, 0.027300475013, 0.0206107373854, 0.0146446609407, 0.00954915028125, 0.00544967379058,
			0.00244717418524, 0.000615582970243 };

	private static final double[] ONE_CYCLE = { 0.004, 0.01316718427, 0.03716718427, 0.06683281573, 0.09083281573, 0.1,
			0.0987464006235, 0.0950484632013, 0.0890916177571, 0.081174565395, 0.0716943001791, 0.0611262021936,
			0.0500002, 0.0388741978064, 0.0283060998209, 0.018825834605, 0.0109087822429, 0.00495193679865,
			0.00125399937649, 4e-07 };

	private static final double[] LONGER_RISE = { 0.004, 0.00689475420228, 0.0152298667303, 0.028, 0.043664887472,
			0.060335112528, 0.076, 0.0887701332697, 0.0971052457977, 0.1, 0.0975528356035, 0.0904508879153,
			0.0793893450576, 0.0654509879153, 0.0500002, 0.0345494120847, 0.0206110549424, 0.00954951208465,
			0.00244756439655, 4e-07 };

	@Test
	void areThoseOfPyTorch() {
		assertRates(new LearningRateSchedule(ScheduleKind.COSINE, 0.1, 20, 0), COSINE);
		assertRates(new LearningRateSchedule(ScheduleKind.ONE_CYCLE, 0.1, 20, 0), ONE_CYCLE);
		assertRates(new LearningRateSchedule(ScheduleKind.ONE_CYCLE, 0.1, 20, 10), LONGER_RISE);
	}

	@Test
	void stepsFallAtAHalfAndAtThreeQuarters() {
		LearningRateSchedule schedule = new LearningRateSchedule(ScheduleKind.STEP, 0.1, 20, 0);
		assertThat(LongStream.range(0, 20).mapToDouble(schedule::at).distinct()).containsExactly(0.1, 0.1 * 0.1,
				0.1 * 0.01);
		assertThat(schedule.at(9)).isEqualTo(0.1);
		assertThat(schedule.at(10)).isEqualTo(0.1 * 0.1);
		assertThat(schedule.at(14)).isEqualTo(0.1 * 0.1);
		assertThat(schedule.at(15)).isEqualTo(0.1 * 0.01);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 1, 5 })
	void aCycleOfOneStepHasTheWholeRate(double warmup) {
		assertThat(new LearningRateSchedule(ScheduleKind.ONE_CYCLE, 0.1, 1, warmup).at(0)).isEqualTo(0.1);
	}

	@ParameterizedTest
	@EnumSource
	void allAreAboveZeroAndReachTheirMaximumAtMost(ScheduleKind kind) {
		for (long steps : new long[] { 1, 2, 3, 7, 100, 1563 }) {
			for (double warmup : new double[] { 0, 0.3, 1, 2.5, 40, 5000 }) {
				LearningRateSchedule schedule = new LearningRateSchedule(kind, 0.1, steps, warmup);
				assertThat(LongStream.range(0, steps).mapToDouble(schedule::at))
					.as("%s steps, warm-up %s", steps, warmup)
					.allSatisfy((rate) -> assertThat(rate).isPositive().isLessThanOrEqualTo(0.1 + 1e-15));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void warmUpRisesEvenlyOrAlongTheCycle(ScheduleKind kind) {
		LearningRateSchedule schedule = new LearningRateSchedule(kind, 0.1, 1000, 100);
		for (int step = 1; step < 100; step++) {
			assertThat(schedule.at(step)).isGreaterThan(schedule.at(step - 1));
		}
		assertThat(schedule.at(0)).isLessThan(0.005);
		assertThat(schedule.at(99)).isCloseTo(0.1, within(0.001));
		assertThat(schedule.at(100)).isCloseTo(0.1, within(0.001));
	}

	@ParameterizedTest
	@CsvSource({ "COSINE, 1e-5", "ONE_CYCLE, 1e-5" })
	void someEndNearZero(ScheduleKind kind, double share) {
		assertThat(new LearningRateSchedule(kind, 0.1, 1000, 50).at(999)).isLessThan(0.1 * share);
	}

	private static void assertRates(LearningRateSchedule schedule, double... expected) {
		double[] rates = LongStream.range(0, expected.length).mapToDouble(schedule::at).toArray();
		assertThat(rates).containsExactly(expected, within(1e-9));
	}

}

package io.convscope.evaluation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two models side by side, by what holds of any two.
 */
class ComparisonTests {

	static IntStream seeds() {
		return IntStream.range(0, 50);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void everyPictureIsCountedOnceAndAgreesWithTheAccuracies(int seed) {
		Comparison comparison = comparison(seed);
		Agreement agreement = comparison.agreement();
		int pictures = comparison.pictures();
		assertThat(agreement.bothRight() + agreement.onlyA() + agreement.onlyB() + agreement.bothWrongAlike()
				+ agreement.bothWrongDifferently())
			.isEqualTo(pictures);
		assertThat((agreement.bothRight() + agreement.onlyA()) / (double) pictures)
			.isEqualTo(comparison.accuracy().a());
		assertThat((agreement.bothRight() + agreement.onlyB()) / (double) pictures)
			.isEqualTo(comparison.accuracy().b());
		assertThat(comparison.disagreements().total())
			.isEqualTo(agreement.onlyA() + agreement.onlyB() + agreement.bothWrongDifferently());
		assertThat(comparison.classes().stream().mapToInt(Comparison.ClassPair::support).sum()).isEqualTo(pictures);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void theDisagreementsAreThoseWhereTheyDiffer(int seed) {
		Comparison comparison = comparison(seed);
		List<Disagreements.Disagreement> samples = comparison.disagreements().samples();
		assertThat(samples).hasSize(comparison.disagreements().total())
			.allMatch((each) -> each.a().index() != each.b().index())
			.isSortedAccordingTo((one, other) -> Double.compare(sureness(other), sureness(one)));
		assertThat(samples.stream().filter((each) -> each.a().index() == each.address().labelIndex()))
			.hasSize(comparison.agreement().onlyA());
		assertThat(samples.stream().filter((each) -> each.b().index() == each.address().labelIndex()))
			.hasSize(comparison.agreement().onlyB());
	}

	private static double sureness(Disagreements.Disagreement each) {
		return each.a().probability() + (double) each.b().probability();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void aModelAgreesWithItself(int seed) {
		Evaluated evaluated = evaluated(seed, seed);
		Comparison comparison = Comparison.of(evaluated, evaluated, 10);
		int right = evaluated.predictions().accuracy().correct();
		assertThat(comparison.agreement())
			.isEqualTo(new Agreement(right, 0, 0, evaluated.predictions().size() - right, 0));
		assertThat(comparison.disagreements().samples()).isEmpty();
	}

	private static Comparison comparison(int seed) {
		return Comparison.of(evaluated(seed, seed), evaluated(seed, -seed - 1), 1000);
	}

	private static Evaluated evaluated(int labelSeed, int seed) {
		Random random = new Random(labelSeed);
		int classes = 1 + random.nextInt(8);
		int[] labels = RandomPredictions.labels(random, 1 + random.nextInt(60), classes);
		return RandomPredictions.evaluated(RandomPredictions.draw(new Random(seed), labels, classes));
	}

}

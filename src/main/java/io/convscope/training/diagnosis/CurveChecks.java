package io.convscope.training.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the curves of a run say.
 */
final class CurveChecks {

	private CurveChecks() {
	}

	/**
	 * Makes all checks. Of a run that does not learn the others would say nothing new.
	 * @param figures what the run has come to
	 * @return what stands out
	 */
	static List<Finding> of(Figures figures) {
		Optional<Finding> broken = LearningChecks.diverging(figures).or(() -> LearningChecks.notLearning(figures));
		if (broken.isPresent() || figures.epochs().isEmpty()) {
			return broken.stream().toList();
		}
		return Stream
			.of(FitChecks.overFitted(figures),
					LearningChecks.rateTooHigh(figures).or(() -> LearningChecks.rateTooLow(figures)),
					FitChecks.stillImproving(figures), FitChecks.testAboveTrain(figures))
			.flatMap(Optional::stream)
			.toList();
	}

}

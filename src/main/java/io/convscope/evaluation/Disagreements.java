package io.convscope.evaluation;

import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.model.Prediction;

/**
 * The pictures that two models take for different things.
 *
 * @param total how many there are
 * @param samples some of them, those first that both are surest of
 */
record Disagreements(int total, List<Disagreement> samples) {

	static Disagreements of(Evaluated a, Evaluated b, int limit) {
		TestPredictions first = a.predictions();
		TestPredictions second = b.predictions();
		Comparator<Integer> surest = Comparator
			.comparingDouble((picture) -> -(first.confidence(picture) + (double) second.confidence(picture)));
		List<Integer> pictures = first.pictures()
			.filter((picture) -> first.predicted(picture) != second.predicted(picture))
			.boxed()
			.sorted(surest)
			.toList();
		return new Disagreements(pictures.size(),
				pictures.stream()
					.limit(limit)
					.map((picture) -> new Disagreement(TestPicture.Address.of(a.answers(), picture),
							a.answers().prediction(picture), b.answers().prediction(picture)))
					.toList());
	}

	/**
	 * A picture that two models take for different things.
	 *
	 * @param address where it is, with what it truly shows
	 * @param a what the one takes it for
	 * @param b what the other takes it for
	 */
	record Disagreement(@JsonUnwrapped TestPicture.Address address, Prediction a, Prediction b) {
	}

}

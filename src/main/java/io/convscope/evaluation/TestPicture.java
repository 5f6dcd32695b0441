package io.convscope.evaluation;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.dataset.Part;
import io.convscope.dataset.SampleAddress;
import io.convscope.model.Prediction;
import io.convscope.request.web.PublicPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A test picture, with what a model takes it for.
 *
 * @param address where it is, with what it truly shows
 * @param predicted the label that the model gives it
 * @param predictedIndex that label's number
 * @param probability how sure the model is of that label, 0 to 1
 * @param labelProbability how probable it finds the true label, 0 to 1
 * @param probabilities how probable it finds each label; null where not wanted
 */
public record TestPicture(@JsonUnwrapped Address address, String predicted, int predictedIndex, float probability,
		float labelProbability, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Float> probabilities) {

	static TestPicture of(Answers answers, int picture) {
		return of(answers, picture, null);
	}

	static TestPicture withProbabilities(Answers answers, int picture) {
		TestPredictions predictions = answers.predictions();
		return of(answers, picture,
				IntStream.range(0, predictions.classes())
					.mapToObj((label) -> predictions.probability(picture, label))
					.toList());
	}

	private static TestPicture of(Answers answers, int picture, @Nullable List<Float> probabilities) {
		TestPredictions predictions = answers.predictions();
		Prediction predicted = answers.prediction(picture);
		return new TestPicture(Address.of(answers, picture), predicted.label(), predicted.index(),
				predicted.probability(), predictions.probability(picture, predictions.label(picture)), probabilities);
	}

	/**
	 * Where a test picture is, with what it truly shows.
	 *
	 * @param sample its address, for example {@code shapes/test/7}
	 * @param href where its PNG is
	 * @param index its place in the test part, counted from 0
	 * @param label what it truly shows
	 * @param labelIndex that label's number
	 */
	record Address(String sample, @JsonSerialize(using = PublicPath.class) String href, int index, String label,
			int labelIndex) {

		static Address of(Answers answers, int picture) {
			String dataset = answers.dataset().name();
			int label = answers.predictions().label(picture);
			return new Address(new SampleAddress(dataset, Part.TEST, picture).toString(),
					"/datasets/" + dataset + "/samples/" + Part.TEST + "/" + picture, picture,
					answers.labels().get(label), label);
		}

	}

}

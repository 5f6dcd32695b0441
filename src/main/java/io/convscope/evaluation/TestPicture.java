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
 * A test picture with a model's prediction.
 *
 * @param address its address and true label
 * @param predicted the predicted label
 * @param predictedIndex its index
 * @param probability the probability of the predicted label, 0 to 1
 * @param labelProbability the probability of the true label, 0 to 1
 * @param probabilities the probability of each label; null if not included
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
	 * The address and the true label of a test picture.
	 *
	 * @param sample its address, for example {@code shapes/test/7}
	 * @param href the path of its PNG
	 * @param index its index in the test part, counted from 0
	 * @param label the true label
	 * @param labelIndex its index
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

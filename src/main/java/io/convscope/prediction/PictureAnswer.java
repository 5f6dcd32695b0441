package io.convscope.prediction;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.dataset.Part;
import io.convscope.dataset.Sample;
import io.convscope.model.Model;
import io.convscope.model.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of one picture.
 *
 * @param model who says it
 * @param sample which sample it was; null for a picture that was sent
 * @param predictions the likeliest label first
 */
record PictureAnswer(AnsweringModel model, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PredictedSample sample,
		List<Prediction> predictions) {

	/**
	 * Who made a prediction.
	 *
	 * @param id the model's
	 * @param dataset the data set it learned from; null when unknown
	 * @param testAccuracy share of the test pictures it has right, 0 to 1; null when
	 * unknown
	 */
	record AnsweringModel(String id, @Nullable String dataset, @Nullable Double testAccuracy) {

		static AnsweringModel of(Model model) {
			return new AnsweringModel(model.id(), model.dataset(), model.testAccuracy());
		}

	}

	/**
	 * Which sample was predicted.
	 *
	 * @param dataset the data set's name
	 * @param part which part
	 * @param index its place in the part, counted from 0
	 * @param label what it truly shows
	 */
	record PredictedSample(String dataset, Part part, int index, String label) {

		static PredictedSample of(Sample sample) {
			return new PredictedSample(sample.dataset(), sample.part(), sample.index(), sample.labelName());
		}

	}

}

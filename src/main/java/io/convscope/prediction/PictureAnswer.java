package io.convscope.prediction;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.dataset.Part;
import io.convscope.dataset.Sample;
import io.convscope.model.Model;
import io.convscope.model.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * A model's predictions for one picture.
 *
 * @param model the model that answered
 * @param sample the sample; null for an uploaded picture
 * @param predictions the most probable label first
 * @param known whether the picture looks like anything that the model was taught: the
 * share of its test pictures that look less familiar, 0 to 1; null if unknown
 */
record PictureAnswer(AnsweringModel model, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PredictedSample sample,
		List<Prediction> predictions, @Nullable Double known) {

	/**
	 * The model that made a prediction.
	 *
	 * @param id the model's id
	 * @param alias the alias that the request names it by; null if it names none
	 * @param dataset the data set it was trained on; null if unknown
	 * @param testAccuracy accuracy on the test set, 0 to 1; null if unknown
	 * @param digest which weights the model has: another model may get its id later; null
	 * if unknown
	 */
	record AnsweringModel(String id, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String alias,
			@Nullable String dataset, @Nullable Double testAccuracy, @Nullable String digest) {

		static AnsweringModel of(Model model, @Nullable String alias) {
			return new AnsweringModel(model.id(), alias, model.dataset(), model.testAccuracy(), model.digest());
		}

	}

	/**
	 * The sample that was predicted.
	 *
	 * @param dataset the data set's name
	 * @param part the part of the data set
	 * @param index its index in the part, from 0
	 * @param label its true label
	 */
	record PredictedSample(String dataset, Part part, int index, String label) {

		static PredictedSample of(Sample sample) {
			return new PredictedSample(sample.dataset(), sample.part(), sample.index(), sample.labelName());
		}

	}

}

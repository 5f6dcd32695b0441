package io.convscope.prediction;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
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
}

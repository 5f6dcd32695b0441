package io.convscope.prediction;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.model.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * What came of one picture among several.
 *
 * @param name what its sender calls it
 * @param predictions the likeliest label first; null when it can't be read
 * @param problem why it can't be read; null when it can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PictureResult(String name, @Nullable List<Prediction> predictions, @Nullable PictureProblem problem) {
}

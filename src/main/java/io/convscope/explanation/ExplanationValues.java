package io.convscope.explanation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.inspection.MapStatistics;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as numbers.
 *
 * @param model the model's id
 * @param epoch the epoch that its weights are from; null when imported
 * @param picture where the picture is from
 * @param method the method's name
 * @param settings what the method was told
 * @param label the label, and what the model makes of it
 * @param shape rows, columns
 * @param min the lowest value
 * @param max the highest value
 * @param values rows of columns
 */
record ExplanationValues(String model, @Nullable Integer epoch, String picture, String method,
		@JsonUnwrapped ExplanationMethod settings, @JsonUnwrapped ExplainedLabel label, List<Integer> shape, float min,
		float max, float[][] values) {

	static ExplanationValues of(Explanation explanation) {
		float[][] values = explanation.values();
		MapStatistics statistics = MapStatistics.of(0, values);
		return new ExplanationValues(explanation.model().id(), explanation.model().epoch(),
				explanation.shown().source(), explanation.method().id(), explanation.method(), explanation.label(),
				List.of(values.length, values[0].length), statistics.min(), statistics.max(), values);
	}

}

package io.convscope.explanation;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.inspection.drawing.MapStatistics;
import io.convscope.inspection.drawing.View;
import io.convscope.inspection.picture.ShownPicture;
import io.convscope.model.Model;
import io.convscope.request.AnswerFormat;
import org.jspecify.annotations.Nullable;

/**
 * How much each pixel of a picture contributes to a label.
 *
 * @param request the checked request
 * @param by the model that was used
 * @param shown the picture
 * @param label the label
 * @param weights row, column: positive where a pixel counts for the label
 */
record Explanation(ExplainRequest request, Model by, ShownPicture shown, ExplainedLabel label,
		float[][] weights) implements View {

	@Override
	public Optional<AnswerFormat> format() {
		return this.request.format();
	}

	@Override
	public String name() {
		return this.request.method().id();
	}

	@Override
	public String model() {
		return this.by.id();
	}

	@Override
	public @Nullable Integer epoch() {
		return null;
	}

	@Override
	public Optional<String> picture() {
		return Optional.of(this.shown.source());
	}

	@Override
	public long memory() {
		return this.request.heatMap().memory(this.shown.picture().size());
	}

	@Override
	public byte[] png() {
		return this.request.heatMap().png(this.shown.picture(), this.weights);
	}

	@Override
	public Values values() {
		MapStatistics statistics = MapStatistics.of(0, this.weights);
		return new Values(this.by.id(), this.by.epoch(), this.shown.source(), this.request.method().id(),
				this.request.method().completed(this.by), this.label,
				List.of(this.weights.length, this.weights[0].length), statistics.min(), statistics.max(), this.weights);
	}

	/**
	 * An explanation as numbers.
	 *
	 * @param model the model's id
	 * @param epoch the epoch of its weights; null if imported
	 * @param picture the source of the picture
	 * @param method the method's name
	 * @param settings the method's options
	 * @param label the label with the model's outputs for it
	 * @param shape rows, columns
	 * @param min the lowest value
	 * @param max the highest value
	 * @param values rows of columns
	 */
	record Values(String model, @Nullable Integer epoch, String picture, String method,
			@JsonUnwrapped ExplanationMethod settings, @JsonUnwrapped ExplainedLabel label, List<Integer> shape,
			float min, float max, float[][] values) {
	}

}

package io.convscope.explanation;

import java.util.Optional;

import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.dataset.SampleAddress;
import io.convscope.inspection.drawing.MapGrid;
import io.convscope.inspection.drawing.Palette;
import io.convscope.model.Model;
import io.convscope.model.NoModelException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.Models;
import io.convscope.request.AnswerFormat;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

/**
 * A checked request for an explanation.
 *
 * @param model the model
 * @param sample the requested sample; null for none
 * @param method the explanation method
 * @param label the class to explain, from 0; empty for the predicted one
 * @param heatMap how it is drawn
 * @param format the response format; empty to negotiate it by the Accept header
 */
record ExplainRequest(Model model, @Nullable SampleAddress sample, ExplanationMethod method, Optional<Integer> label,
		HeatMap heatMap, Optional<AnswerFormat> format) {

	/**
	 * Checks a request.
	 * @param parameters the parameters as sent
	 * @param models all models
	 * @return the checked request
	 * @throws UnknownModelException if there is no such model
	 * @throws NoModelException if the request names no model and none is current
	 * @throws InvalidRequestException if options are not valid; it names all of them
	 * @throws InvalidSampleAddressException if the sample is not an address
	 */
	static ExplainRequest of(ExplainParameters parameters, Models models) {
		Model model = models.resolve(parameters.model());
		OptionReader reader = new OptionReader();
		ExplanationMethod method = new MethodReader(reader).read(parameters);
		Optional<Integer> label = reader.label("label", parameters.label(), model.labels());
		HeatMap heatMap = heatMap(parameters, reader);
		Optional<AnswerFormat> format = reader.choice("format", parameters.format(),
				new AnswerFormat[] { AnswerFormat.PNG, AnswerFormat.JSON });
		reader.requireNoErrors();
		String sample = parameters.sample();
		return new ExplainRequest(model, (sample != null) ? SampleAddress.parse(sample) : null, method, label, heatMap,
				format);
	}

	private static HeatMap heatMap(ExplainParameters parameters, OptionReader reader) {
		boolean overlay = reader.flag("overlay", parameters.overlay()).orElse(true);
		double strength = reader.share("strength", parameters.strength()).orElse(HeatMap.DEFAULT_STRENGTH);
		int scale = reader.number("scale", parameters.scale(), 1, MapGrid.MAX_SCALE).orElse(MapGrid.DEFAULT.scale());
		Palette palette = reader.choice("palette", parameters.palette(), Palette.values())
			.orElse(MapGrid.DEFAULT.palette());
		return new HeatMap(overlay ? strength : 1, scale, palette);
	}

}

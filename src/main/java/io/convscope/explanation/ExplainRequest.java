package io.convscope.explanation;

import java.util.Optional;

import io.convscope.dataset.SampleAddress;
import io.convscope.model.Model;
import io.convscope.request.AnswerFormat;
import org.jspecify.annotations.Nullable;

/**
 * A request for an explanation that has been checked.
 *
 * @param model the model
 * @param sample the sample that is named; null for none
 * @param method how it is to be found out
 * @param label the class to explain, from 0; empty for the predicted one
 * @param heatMap how it is drawn
 * @param format the form; empty to go by what the client accepts
 */
record ExplainRequest(Model model, @Nullable SampleAddress sample, ExplanationMethod method, Optional<Integer> label,
		HeatMap heatMap, Optional<AnswerFormat> format) {
}

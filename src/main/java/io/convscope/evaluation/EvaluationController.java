package io.convscope.evaluation;

import io.convscope.model.Model;
import io.convscope.model.Models;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Evaluations over HTTP.
 */
@RestController
@RequestMapping("/models/{id}/evaluation")
class EvaluationController {

	private static final Range MISTAKES = new Range("mistakes", 0, 1000, 20);

	private static final Range LIMIT = new Range("limit", 1, 1000, 50);

	private static final Range OFFSET = new Range("offset", 0, Integer.MAX_VALUE, 0);

	private final Models models;

	private final TestParts testParts;

	private final Evaluations evaluations;

	EvaluationController(Models models, TestParts testParts, Evaluations evaluations) {
		this.models = models;
		this.testParts = testParts;
		this.evaluations = evaluations;
	}

	@GetMapping
	Evaluation evaluation(@PathVariable String id, @RequestParam(required = false) @Nullable String dataset,
			@RequestParam(name = "mistakes", required = false) @Nullable String mistakesText) {
		Model model = this.models.get(id);
		int mistakes = MISTAKES.parse(mistakesText);
		return Evaluation.of(this.evaluations.of(model, this.testParts.of(model, dataset)), mistakes);
	}

	@GetMapping("/samples")
	CellPictures pictures(@PathVariable String id,
			@RequestParam(name = "true", required = false) @Nullable String trueText,
			@RequestParam(name = "predicted", required = false) @Nullable String predictedText,
			@RequestParam(required = false) @Nullable String dataset,
			@RequestParam(name = "limit", required = false) @Nullable String limitText,
			@RequestParam(name = "offset", required = false) @Nullable String offsetText) {
		Model model = this.models.get(id);
		Integer label = Labels.find("true", trueText, model.labels());
		Integer predicted = Labels.find("predicted", predictedText, model.labels());
		int limit = LIMIT.parse(limitText);
		int offset = OFFSET.parse(offsetText);
		Evaluated evaluated = this.evaluations.of(model, this.testParts.of(model, dataset));
		return CellPictures.of(evaluated, label, predicted, offset, limit);
	}

}

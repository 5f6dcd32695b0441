package io.convscope.evaluation;

import io.convscope.model.Model;
import io.convscope.model.store.Models;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves evaluations of models over HTTP.
 */
@RestController
@RequestMapping("/models/{id}/evaluation")
class EvaluationController {

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
		int mistakes = Evaluation.mistakes(mistakesText);
		Evaluated evaluated = this.evaluations.of(model, this.testParts.of(model, dataset));
		return Evaluation.of(evaluated.subject(), evaluated.answers(), mistakes);
	}

	@GetMapping("/samples")
	CellPictures pictures(@PathVariable String id, @RequestParam(required = false) @Nullable String dataset,
			@RequestParam(name = "true", required = false) @Nullable String label,
			@RequestParam(required = false) @Nullable String predicted,
			@RequestParam(required = false) @Nullable String offset,
			@RequestParam(required = false) @Nullable String limit) {
		Model model = this.models.get(id);
		CellChoice choice = CellChoice.of(new CellChoice.Parameters(label, predicted, offset, limit), model.labels());
		Evaluated evaluated = this.evaluations.of(model, this.testParts.of(model, dataset));
		return CellPictures.of(evaluated.subject(), evaluated.answers(), choice);
	}

}

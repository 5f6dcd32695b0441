package io.convscope.evaluation;

import java.util.Map;
import java.util.TreeMap;

import io.convscope.dataset.Dataset;
import io.convscope.model.Model;
import io.convscope.model.store.Models;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves comparisons of models over HTTP.
 */
@RestController
class ComparisonController {

	private static final int LARGEST_LIMIT = 1000;

	private static final int DEFAULT_LIMIT = 20;

	private final Models models;

	private final TestParts testParts;

	private final Evaluations evaluations;

	ComparisonController(Models models, TestParts testParts, Evaluations evaluations) {
		this.models = models;
		this.testParts = testParts;
		this.evaluations = evaluations;
	}

	@GetMapping("/models/compare")
	Comparison compare(@RequestParam(required = false) @Nullable String a,
			@RequestParam(required = false) @Nullable String b,
			@RequestParam(required = false) @Nullable String dataset,
			@RequestParam(name = "limit", required = false) @Nullable String limitText) {
		if (a == null || b == null) {
			throw withoutModels(a, b);
		}
		Model first = this.models.get(a);
		Model second = this.models.get(b);
		int limit = OptionReader.onlyNumber("limit", limitText, 0, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
		Dataset shared = this.testParts.of(first, second, dataset);
		return Comparison.of(this.evaluations.of(first, shared), this.evaluations.of(second, shared), limit);
	}

	private static InvalidRequestException withoutModels(@Nullable String a, @Nullable String b) {
		Map<String, String> errors = new TreeMap<>();
		if (a == null) {
			errors.put("a", "must be a model's id");
		}
		if (b == null) {
			errors.put("b", "must be a model's id");
		}
		return InvalidRequestException.saying("A comparison needs two models; give the id of each, as in"
				+ " /models/compare?a=run-1&b=run-2. GET /models lists them.", errors);
	}

}

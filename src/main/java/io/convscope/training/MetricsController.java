package io.convscope.training;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The history of runs over HTTP.
 */
@RestController
class MetricsController {

	private final Runs runs;

	MetricsController(Runs runs) {
		this.runs = runs;
	}

	@GetMapping("/runs/{id}/metrics")
	Metrics metrics(@PathVariable String id, @RequestParam(required = false) @Nullable Integer maxPoints) {
		Metrics metrics = this.runs.get(id).metrics().snapshot();
		if (maxPoints != null && maxPoints < 1) {
			throw InvalidRunRequestException.of(Map.of("maxPoints", "must be a whole number of at least 1"));
		}
		return (maxPoints != null) ? metrics.thinnedTo(maxPoints) : metrics;
	}

}

package io.convscope.training;

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
		return (maxPoints != null) ? metrics.thinnedTo(Math.max(1, maxPoints)) : metrics;
	}

}

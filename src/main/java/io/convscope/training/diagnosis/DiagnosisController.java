package io.convscope.training.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetStatus;
import io.convscope.training.Runs;
import io.convscope.training.run.Run;
import io.convscope.training.run.TrainingRun;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What stands out in a run, over HTTP.
 */
@RestController
class DiagnosisController {

	private final Runs runs;

	private final DatasetCatalog datasets;

	private final DeadFilters deadFilters;

	DiagnosisController(Runs runs, DatasetCatalog datasets, DeadFilters deadFilters) {
		this.runs = runs;
		this.datasets = datasets;
		this.deadFilters = deadFilters;
	}

	@GetMapping("/runs/{id}/diagnosis")
	Diagnosis diagnose(@PathVariable String id) {
		TrainingRun training = this.runs.get(id);
		Run run = training.snapshot();
		DatasetStatus dataset = this.datasets.status(run.dataset());
		Figures figures = new Figures(run, training.metrics().snapshot(), dataset.labels().size(), dataset.test());
		List<Finding> findings = Stream.concat(CurveChecks.of(figures).stream(), this.deadFilters.of(run).stream())
			.sorted(Comparator.comparing(Finding::kind))
			.toList();
		return new Diagnosis(run.id(), figures.epochs().size(), findings);
	}

	/**
	 * The body of an answer.
	 *
	 * @param runId the run's number
	 * @param epochs how many epochs it has finished
	 * @param findings what stands out, the gravest first; empty if nothing does
	 */
	record Diagnosis(int runId, int epochs, List<Finding> findings) {
	}

}

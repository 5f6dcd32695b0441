package io.convscope.training;

import java.util.List;

import io.convscope.training.metrics.Metrics;
import io.convscope.training.run.TrainingRun;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The metrics of runs over HTTP.
 */
@RestController
class MetricsController {

	private static final MediaType CSV = new MediaType("text", "csv");

	private final HeaderContentNegotiationStrategy negotiation = new HeaderContentNegotiationStrategy();

	private final Runs runs;

	MetricsController(Runs runs) {
		this.runs = runs;
	}

	@GetMapping("/runs/{id}/metrics")
	ResponseEntity<Object> metrics(@PathVariable("id") String id, MetricsParameters parameters,
			HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
		TrainingRun run = this.runs.get(id);
		Metrics whole = run.metrics().snapshot().with(run.snapshot().rateChanges());
		MetricsOptions options = MetricsOptions.of(parameters);
		Metrics metrics = options.maxPoints().map(whole::thinnedTo).orElse(whole);
		boolean csv = options.csv().isPresent() ? options.csv().get() : prefersCsv(request);
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT);
		if (!csv) {
			return answer.contentType(MediaType.APPLICATION_JSON).body(metrics);
		}
		String name = "run-" + metrics.runId() + (options.points() ? "-points.csv" : "-epochs.csv");
		return answer.contentType(CSV)
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.body(options.points() ? MetricsCsv.points(metrics) : MetricsCsv.epochs(metrics));
	}

	private boolean prefersCsv(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
		for (MediaType type : this.negotiation.resolveMediaTypes(new ServletWebRequest(request))) {
			if (type.includes(MediaType.APPLICATION_JSON)) {
				return false;
			}
			if (type.includes(CSV)) {
				return true;
			}
		}
		throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON, CSV));
	}

	/**
	 * The query parameters of a request for metrics, not checked yet.
	 *
	 * @param maxPoints how many points of the loss curve to return at most
	 * @param format {@code json} or {@code csv}
	 * @param of which table a CSV file contains: {@code epochs} or {@code points}
	 */
	record MetricsParameters(@Nullable String maxPoints, @Nullable String format, @Nullable String of) {
	}

}

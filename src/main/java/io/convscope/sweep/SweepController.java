package io.convscope.sweep;

import java.net.URI;
import java.util.List;

import io.convscope.request.LastPart;
import io.convscope.request.OptionReader;
import io.convscope.request.web.Audited;
import io.convscope.request.web.PublicPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sweeps over HTTP.
 */
@RestController
class SweepController {

	private final Sweeps sweeps;

	private final SweepRequests requests;

	private final SweepViews views;

	SweepController(Sweeps sweeps, SweepRequests requests, SweepViews views) {
		this.sweeps = sweeps;
		this.requests = requests;
		this.views = views;
	}

	@Audited("start")
	@PostMapping(path = "/sweeps", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<SweepView> start(@RequestBody(required = false) @Nullable ObjectNode body) {
		ObjectNode given = (body != null) ? body : JsonNodeFactory.instance.objectNode();
		return accepted(this.sweeps.start(this.requests.complete(given)));
	}

	@GetMapping("/sweeps")
	SweepList list(@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String before) {
		OptionReader options = new OptionReader();
		LastPart part = LastPart.read(options, limit);
		int end = options.atLeast("before", before, 1).orElse(Integer.MAX_VALUE);
		options.requireNoErrors();
		List<Sweep> all = this.sweeps.list();
		List<Sweep> earlier = all.stream().filter((sweep) -> sweep.id() < end).toList();
		return new SweepList(part.of(earlier).stream().map(this.views::summary).toList(), all.size());
	}

	@GetMapping("/sweeps/{id}")
	SweepView one(@PathVariable String id) {
		return this.views.whole(this.sweeps.get(id));
	}

	@Audited("cancel")
	@PostMapping(path = "/sweeps/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<SweepView> cancel(@PathVariable String id) {
		return accepted(this.sweeps.cancel(id));
	}

	@Audited("delete")
	@DeleteMapping("/sweeps/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id, @RequestParam(required = false) @Nullable String runs) {
		OptionReader options = new OptionReader();
		boolean withRuns = options.flag("runs", runs).orElse(false);
		options.requireNoErrors();
		this.sweeps.delete(id, withRuns);
	}

	private ResponseEntity<SweepView> accepted(Sweep sweep) {
		return ResponseEntity.accepted()
			.location(URI.create(PublicPath.of("/sweeps/" + sweep.id())))
			.body(this.views.whole(sweep));
	}

	/**
	 * The response body of the list.
	 *
	 * @param sweeps the sweeps in the order of their numbers, without their runs
	 * @param total the number of all sweeps
	 */
	record SweepList(List<SweepView> sweeps, int total) {
	}

}

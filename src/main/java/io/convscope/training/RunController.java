package io.convscope.training;

import java.net.URI;
import java.util.List;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.LastPart;
import io.convscope.request.OptionReader;
import io.convscope.request.web.Audited;
import io.convscope.request.web.PublicPath;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunView;
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
 * Runs over HTTP. Methods that change state declare their media type, so that a client
 * that does not accept it is refused before anything changes.
 */
@RestController
class RunController {

	private final Runs runs;

	private final RunRequests requests;

	private final QueueForecast queue;

	RunController(Runs runs, RunRequests requests, QueueForecast queue) {
		this.runs = runs;
		this.requests = requests;
		this.queue = queue;
	}

	@Audited("start")
	@PostMapping(path = "/train", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<RunView> train(@RequestBody(required = false) @Nullable ObjectNode body) {
		return accepted(this.runs.start(this.requests.complete(orEmpty(body))));
	}

	@PostMapping(path = "/train/plan", produces = MediaType.APPLICATION_JSON_VALUE)
	RunPlan plan(@RequestBody(required = false) @Nullable ObjectNode body) {
		return RunPlan.of(this.requests.complete(orEmpty(body)));
	}

	@GetMapping("/train")
	RunView newest() {
		return this.queue.view(this.runs.newest());
	}

	@GetMapping("/runs")
	RunList list(@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String before) {
		OptionReader options = new OptionReader();
		LastPart part = LastPart.read(options, limit);
		int end = options.atLeast("before", before, 1).orElse(Integer.MAX_VALUE);
		options.requireNoErrors();
		List<Run> all = this.runs.list();
		List<Run> earlier = all.stream().filter((run) -> run.id() < end).toList();
		return new RunList(this.queue.views(part.of(earlier)), all.size());
	}

	@GetMapping("/runs/{id}")
	RunView one(@PathVariable String id) {
		return this.queue.view(this.runs.get(id).snapshot());
	}

	@GetMapping("/runs/{id}/network")
	NetworkDescription network(@PathVariable String id) {
		return this.runs.get(id).snapshot().network();
	}

	@Audited("cancel")
	@PostMapping(path = "/runs/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<RunView> cancel(@PathVariable String id) {
		return accepted(this.runs.cancel(id));
	}

	@Audited("extend")
	@PostMapping(path = "/runs/{id}/extend", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<RunView> extend(@PathVariable String id, @RequestBody(required = false) @Nullable ObjectNode body) {
		Run ended = this.runs.get(id).snapshot();
		return accepted(this.runs.start(this.requests.extend(ended, orEmpty(body))));
	}

	@Audited("pause")
	@PostMapping(path = "/runs/{id}/pause", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<RunView> pause(@PathVariable String id) {
		return accepted(this.runs.pause(id));
	}

	@Audited("resume")
	@PostMapping(path = "/runs/{id}/resume", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<RunView> resume(@PathVariable String id) {
		return accepted(this.runs.resume(id));
	}

	@Audited("delete")
	@DeleteMapping("/runs/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id) {
		this.runs.delete(id);
	}

	private static ObjectNode orEmpty(@Nullable ObjectNode body) {
		return (body != null) ? body : JsonNodeFactory.instance.objectNode();
	}

	private ResponseEntity<RunView> accepted(Run run) {
		return ResponseEntity.accepted()
			.location(URI.create(PublicPath.of("/runs/" + run.id())))
			.body(this.queue.view(run));
	}

	/**
	 * The response body of the list.
	 *
	 * @param runs the runs in the order of their numbers
	 * @param total the number of all runs
	 */
	record RunList(List<RunView> runs, int total) {
	}

	/**
	 * What a run would be. {@link RunView} describes the other fields.
	 *
	 * @param pictureSize rows, and columns, of the pictures that the network takes
	 */
	record RunPlan(String name, @Nullable String choice, String dataset, String network, int pictureSize, String recipe,
			TrainingSettings settings) {

		static RunPlan of(RunRequest request) {
			return new RunPlan(request.name(), request.choice(), request.dataset(), request.network().name(),
					request.network().input().size(), request.recipe(), request.settings());
		}

	}

}

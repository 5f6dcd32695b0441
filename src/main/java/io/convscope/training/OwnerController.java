package io.convscope.training;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The owners of runs over HTTP, for who looks after a class.
 */
@RestController
class OwnerController {

	private final Runs runs;

	private final QueueForecast queue;

	OwnerController(Runs runs, QueueForecast queue) {
		this.runs = runs;
		this.queue = queue;
	}

	@GetMapping("/owners")
	OwnerList list() {
		return new OwnerList(OwnerView.of(this.runs.all(), this.queue));
	}

	/**
	 * The response body of the list.
	 *
	 * @param owners those of all runs, by name; runs that have none come last
	 */
	record OwnerList(List<OwnerView> owners) {
	}

}

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

	OwnerController(Runs runs) {
		this.runs = runs;
	}

	@GetMapping("/owners")
	OwnerList list() {
		return new OwnerList(OwnerView.of(this.runs.all()));
	}

	/**
	 * The response body of the list.
	 *
	 * @param owners those of all runs, by name; runs that have none come last
	 */
	record OwnerList(List<OwnerView> owners) {
	}

}

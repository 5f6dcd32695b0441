package io.convscope.inspection.statistics;

import io.convscope.inspection.MapParameters;
import io.convscope.inspection.MapRequest;
import io.convscope.inspection.MapRequests;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Statistics of layers over test sets, over HTTP.
 */
@RestController
class StatisticsController {

	private static final int MOST_PICTURES = 10_000;

	private static final int USUAL_PICTURES = 1_000;

	private final MapRequests requests;

	private final TestSetStatistics statistics;

	StatisticsController(MapRequests requests, TestSetStatistics statistics) {
		this.requests = requests;
		this.statistics = statistics;
	}

	@GetMapping("/featuremaps/{layer}/statistics")
	LayerStatistics statistics(@PathVariable("layer") String layer,
			@RequestParam(required = false) @Nullable String model,
			@RequestParam(required = false) @Nullable String pictures) {
		MapRequest request = this.requests.check(layer, MapParameters.of(model, null));
		OptionReader reader = new OptionReader();
		int most = reader.number("pictures", pictures, 1, MOST_PICTURES).orElse(USUAL_PICTURES);
		reader.requireNoErrors();
		return this.statistics.of(request.model(), request.layer(), most);
	}

}

package io.convscope.inspection.filter;

import io.convscope.inspection.MapParameters;
import io.convscope.inspection.MapRequest;
import io.convscope.inspection.MapRequests;
import io.convscope.inspection.MapView;
import io.convscope.inspection.web.ViewAnswer;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Filters over HTTP.
 */
@RestController
@RequestMapping("/filters")
class FilterController {

	private final MapRequests requests;

	private final FilterReader reader;

	private final ViewAnswer answer;

	FilterController(MapRequests requests, FilterReader reader, ViewAnswer answer) {
		this.requests = requests;
		this.reader = reader;
		this.answer = answer;
	}

	@GetMapping
	FilterList list(@RequestParam(required = false) @Nullable String model) {
		return this.reader.list(model);
	}

	@GetMapping("/{layer}")
	ResponseEntity<Object> filters(@PathVariable("layer") String layer, MapParameters parameters,
			HttpServletRequest http) throws HttpMediaTypeNotAcceptableException {
		MapRequest request = this.requests.check(layer, parameters);
		return this.answer.send(new MapView(this.reader.read(request), request.options()), http);
	}

}

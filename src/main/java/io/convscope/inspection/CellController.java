package io.convscope.inspection;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The arithmetic of single values over HTTP.
 */
@RestController
@RequestMapping("/featuremaps")
class CellController {

	private static final String OF_LIST = "/{layer}/{channel}";

	private static final String OF_MAP = "/{layer}/{channel}/{row}/{column}";

	private final MapRequests requests;

	private final ShownPictures pictures;

	private final CellInspector inspector;

	CellController(MapRequests requests, ShownPictures pictures, CellInspector inspector) {
		this.requests = requests;
		this.pictures = pictures;
		this.inspector = inspector;
	}

	@GetMapping({ OF_LIST, OF_MAP })
	CellValues ofSample(@PathVariable("layer") String layer, @PathVariable("channel") String channel,
			@PathVariable(name = "row", required = false) @Nullable String row,
			@PathVariable(name = "column", required = false) @Nullable String column, CellParameters parameters) {
		MapRequest request = this.requests.check(layer, MapParameters.of(parameters.model(), parameters.sample()));
		CellRequest cell = CellRequest.of(request, channel, row, column, parameters.top());
		return this.inspector.inspect(cell, this.pictures.find(request.sample(), request.model().dataset()));
	}

	@PostMapping({ OF_LIST, OF_MAP })
	CellValues ofPicture(@PathVariable("layer") String layer, @PathVariable("channel") String channel,
			@PathVariable(name = "row", required = false) @Nullable String row,
			@PathVariable(name = "column", required = false) @Nullable String column, CellParameters parameters,
			HttpServletRequest servletRequest) throws IOException, ServletException {
		MapRequest request = this.requests.check(layer, MapParameters.of(parameters.model(), parameters.sample()));
		CellRequest cell = CellRequest.of(request, channel, row, column, parameters.top());
		return this.inspector.inspect(cell,
				this.pictures.sent(servletRequest, request.sample(), request.model().dataset()));
	}

}

package io.convscope.inspection.cell;

import java.io.IOException;

import io.convscope.image.web.UploadReader;
import io.convscope.inspection.MapParameters;
import io.convscope.inspection.MapRequest;
import io.convscope.inspection.MapRequests;
import io.convscope.inspection.picture.ShownPictures;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The computation of single values over HTTP.
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

	@RequestMapping(path = { OF_LIST, OF_MAP }, method = { RequestMethod.GET, RequestMethod.POST })
	CellValues value(@PathVariable("layer") String layer, @PathVariable("channel") String channel,
			@PathVariable(name = "row", required = false) @Nullable String row,
			@PathVariable(name = "column", required = false) @Nullable String column, CellRequest.Parameters parameters,
			HttpServletRequest http) throws IOException, ServletException {
		MapRequest request = this.requests.check(layer, MapParameters.of(parameters.model(), parameters.sample()));
		CellRequest cell = CellRequest.of(request, channel, row, column, parameters);
		return this.inspector.inspect(cell,
				this.pictures.find(UploadReader.ofPost(http), request.sample(), request.model()));
	}

}

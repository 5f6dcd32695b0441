package io.convscope.inspection;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Feature maps over HTTP.
 */
@RestController
@RequestMapping("/featuremaps")
class FeatureMapController {

	private final Layers layers;

	private final MapRequests requests;

	private final ShownPictures pictures;

	private final Inspector inspector;

	private final MapAnswer answer;

	FeatureMapController(Layers layers, MapRequests requests, ShownPictures pictures, Inspector inspector,
			MapAnswer answer) {
		this.layers = layers;
		this.requests = requests;
		this.pictures = pictures;
		this.inspector = inspector;
		this.answer = answer;
	}

	@GetMapping
	LayerList list(@RequestParam(required = false) @Nullable String model) {
		return this.layers.list(model);
	}

	@GetMapping("/{layer}")
	ResponseEntity<Object> ofSample(@PathVariable("layer") String layer, MapParameters parameters,
			HttpServletRequest servletRequest) throws HttpMediaTypeNotAcceptableException {
		MapRequest request = this.requests.check(layer, parameters);
		FeatureMaps maps = this.inspector.maps(request,
				this.pictures.find(request.sample(), request.model().dataset()));
		return this.answer.send(maps, request.options(), new ServletWebRequest(servletRequest));
	}

	@PostMapping("/{layer}")
	ResponseEntity<Object> ofPicture(@PathVariable("layer") String layer, MapParameters parameters,
			HttpServletRequest servletRequest) throws IOException, ServletException {
		MapRequest request = this.requests.check(layer, parameters);
		FeatureMaps maps = this.inspector.maps(request,
				this.pictures.sent(servletRequest, request.sample(), request.model().dataset()));
		return this.answer.send(maps, request.options(), new ServletWebRequest(servletRequest));
	}

}

package io.convscope.inspection;

import java.io.IOException;

import io.convscope.image.web.UploadReader;
import io.convscope.inspection.picture.ShownPicture;
import io.convscope.inspection.picture.ShownPictures;
import io.convscope.inspection.web.ViewAnswer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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

	private final ViewAnswer answer;

	FeatureMapController(Layers layers, MapRequests requests, ShownPictures pictures, Inspector inspector,
			ViewAnswer answer) {
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

	@RequestMapping(path = "/{layer}", method = { RequestMethod.GET, RequestMethod.POST })
	ResponseEntity<Object> maps(@PathVariable("layer") String layer, MapParameters parameters, HttpServletRequest http)
			throws IOException, ServletException {
		MapRequest request = this.requests.check(layer, parameters);
		ShownPicture shown = this.pictures.find(UploadReader.ofPost(http), request.sample(), request.model());
		return this.answer.send(new MapView(this.inspector.maps(request, shown), request.options()), http);
	}

}

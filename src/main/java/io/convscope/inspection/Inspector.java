package io.convscope.inspection;

import io.convscope.inspection.picture.ShownPicture;
import io.convscope.model.inference.InferenceThread;
import io.convscope.network.LayerInfo;

import org.springframework.stereotype.Component;

/**
 * Computes the feature maps of models. Thread safe.
 */
@Component
class Inspector {

	private final InferenceThread thread;

	Inspector(InferenceThread thread) {
		this.thread = thread;
	}

	/**
	 * Computes feature maps.
	 * @param request the layer and the options
	 * @param shown the picture
	 * @return the maps
	 */
	FeatureMaps maps(MapRequest request, ShownPicture shown) {
		LayerInfo layer = request.layer();
		float[] input = shown.picture().toInput();
		return InferenceThread.await(this.thread.submit(request.model(),
				(loaded) -> new FeatureMaps(Origin.of(loaded.model()), layer,
						FeatureMaps.inputOf(loaded.network().architecture(), layer.name()), shown.source(),
						loaded.network().activations(layer.name(), input, 1))));
	}

}

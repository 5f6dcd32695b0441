package io.convscope.inspection;

import java.io.IOException;

import io.convscope.image.UploadedPicture;
import io.convscope.model.InferenceThread;
import io.convscope.network.LayerInfo;

import org.springframework.stereotype.Component;

/**
 * Feature maps of samples, of pictures that people send, or of the probe. Thread safe.
 */
@Component
class Inspector {

	private final InferenceThread thread;

	private final ShownPictures pictures;

	Inspector(InferenceThread thread, ShownPictures pictures) {
		this.thread = thread;
		this.pictures = pictures;
	}

	/**
	 * Computes the maps of the sample that is asked for, or of the probe.
	 * @param request what is wanted
	 * @return the maps
	 */
	FeatureMaps ofSample(MapRequest request) {
		return compute(request, this.pictures.find(request.sample(), request.model()));
	}

	/**
	 * Computes the maps of a picture.
	 * @param request what is wanted
	 * @param upload the picture
	 * @return the maps
	 * @throws IOException if the picture's bytes can't be had
	 */
	FeatureMaps ofPicture(MapRequest request, UploadedPicture upload) throws IOException {
		return compute(request, this.pictures.read(upload));
	}

	private FeatureMaps compute(MapRequest request, ShownPicture shown) {
		LayerInfo layer = request.layer();
		float[] input = shown.picture().toInput();
		float[] values = InferenceThread
			.await(this.thread.submit(request.model(), (network) -> network.activations(layer.name(), input, 1)));
		return new FeatureMaps(request.model().id(), layer, shown.source(), values);
	}

}

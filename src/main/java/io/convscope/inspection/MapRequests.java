package io.convscope.inspection;

import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.dataset.SampleAddress;
import io.convscope.model.Model;
import io.convscope.model.NoModelException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.Models;
import io.convscope.network.LayerInfo;
import io.convscope.network.UnknownLayerException;
import io.convscope.request.InvalidRequestException;

import org.springframework.stereotype.Component;

/**
 * Checks requests for feature maps. The layer is checked first, since that works without
 * a model. Thread safe.
 */
@Component
public class MapRequests {

	private final Models models;

	private final Layers layers;

	public MapRequests(Models models, Layers layers) {
		this.models = models;
		this.layers = layers;
	}

	/**
	 * Checks a request.
	 * @param layer the layer's name
	 * @param parameters the parameters as sent
	 * @return the checked request
	 * @throws UnknownLayerException if there is no such layer
	 * @throws UnknownModelException if there is no such model
	 * @throws NoModelException if the request names no model and none is current
	 * @throws InvalidRequestException if options are not valid
	 * @throws InvalidSampleAddressException if the sample is not an address
	 */
	public MapRequest check(String layer, MapParameters parameters) {
		this.layers.require(layer, parameters.model());
		Model model = this.models.resolve(parameters.model());
		LayerInfo info = this.layers.of(model, layer);
		MapOptions options = MapOptions.of(parameters, info.channels());
		String sample = parameters.sample();
		return new MapRequest(model, info, (sample != null) ? SampleAddress.parse(sample) : null, options);
	}

}

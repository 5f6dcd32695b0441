package io.convscope.network;

import java.util.List;

/**
 * Thrown for a layer name that the network doesn't have; the message lists those it has.
 */
public final class UnknownLayerException extends RuntimeException {

	private UnknownLayerException(String message) {
		super(message);
	}

	static UnknownLayerException of(String name, List<LayerInfo> layers) {
		return new UnknownLayerException("There is no layer \"" + name + "\"; the layers are "
				+ String.join(", ", layers.stream().map(LayerInfo::name).toList()) + ".");
	}

}

package io.convscope.network;

import java.util.List;

import io.convscope.problem.ProblemType;

/**
 * Thrown for a layer name that the network doesn't have; the message lists those it has.
 */
@ProblemType(name = "unknown-layer", title = "Unknown layer", status = 404)
public final class UnknownLayerException extends RuntimeException {

	private UnknownLayerException(String message) {
		super(message);
	}

	static UnknownLayerException of(String name, List<LayerInfo> layers) {
		return new UnknownLayerException("There is no layer \"" + name + "\"; the layers are "
				+ String.join(", ", layers.stream().map(LayerInfo::name).toList()) + ".");
	}

}

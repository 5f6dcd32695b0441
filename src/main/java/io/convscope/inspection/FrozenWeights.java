package io.convscope.inspection;

import java.util.Map;
import java.util.WeakHashMap;

import io.convscope.network.Network;
import io.convscope.network.Weights;

import org.springframework.stereotype.Component;

/**
 * The weights of networks that answer, copied out once for each: a copy takes tens of
 * milliseconds. Confined to the inference thread, as the networks are.
 */
@Component
class FrozenWeights {

	// a network that is no longer loaded takes its weights along
	private final Map<Network, Weights> known = new WeakHashMap<>();

	/**
	 * Finds the weights of a network.
	 * @param network one that never learns
	 * @return its weights; valid on any thread
	 */
	Weights of(Network network) {
		return this.known.computeIfAbsent(network, Network::weights);
	}

}

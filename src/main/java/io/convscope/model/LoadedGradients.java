package io.convscope.model;

import io.convscope.network.Network;
import io.convscope.network.dl4j.LogitGradients;
import io.convscope.network.engine.Networks;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of the one network that was explained last: they hold its weights twice
 * more. Confined to one thread.
 */
final class LoadedGradients {

	private final Networks networks;

	private @Nullable Network network;

	private @Nullable LogitGradients gradients;

	LoadedGradients(Networks networks) {
		this.networks = networks;
	}

	LogitGradients of(Network network) {
		LogitGradients gradients = (this.network == network) ? this.gradients : null;
		return (gradients != null) ? gradients : load(network);
	}

	private LogitGradients load(Network network) {
		close();
		LogitGradients gradients = this.networks.gradients(network.architecture(), network.weights());
		this.network = network;
		this.gradients = gradients;
		return gradients;
	}

	/**
	 * Frees the gradients if they are of this network.
	 */
	void closeOf(Network network) {
		if (this.network == network) {
			close();
		}
	}

	private void close() {
		if (this.gradients != null) {
			this.gradients.close();
		}
		this.network = null;
		this.gradients = null;
	}

}

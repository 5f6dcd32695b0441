package io.convscope.training.loop;

import io.convscope.model.Model;
import io.convscope.network.description.NetworkDescription;

/**
 * Thrown when the model that a run is to start from was deleted, or replaced by one of
 * another network, before its turn came.
 */
final class StartGoneException extends RuntimeException {

	private StartGoneException(String message) {
		super(message);
	}

	static StartGoneException replaced(Model model, NetworkDescription wanted) {
		return new StartGoneException(
				"The model " + model.id() + ", from which the run was to start, was replaced meanwhile"
						+ " by one of the network " + model.network().name() + ", which has other layers than "
						+ wanted.name() + ". Start a run from another model, or from none.");
	}

	static StartGoneException of(String id) {
		return new StartGoneException("The model " + id
				+ ", from which the run was to start, was deleted meanwhile. Start a run from another model, or from none.");
	}

}

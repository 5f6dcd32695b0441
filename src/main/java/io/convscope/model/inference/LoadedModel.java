package io.convscope.model.inference;

import io.convscope.model.Model;
import io.convscope.network.Network;
import io.convscope.network.OpenMp;
import io.convscope.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A model whose network is loaded; confined to the inference thread.
 */
public final class LoadedModel {

	/**
	 * So many clients wait for a batch where the service is busy; of the usual batches,
	 * only the largest is planned for half of the processors too.
	 */
	static final int MANY_CLIENTS = 17;

	private final Model model;

	private final Network network;

	private @Nullable Weights weights;

	LoadedModel(Model model, Network network) {
		this.model = model;
		this.network = network;
	}

	/**
	 * Returns the model whose weights the network has. Its labels, not those of the
	 * requested model, belong to the network's outputs.
	 * @return the model
	 */
	public Model model() {
		return this.model;
	}

	/**
	 * Returns the network.
	 * @return a network that computes finite numbers only; must not be kept
	 */
	public Network network() {
		return this.network;
	}

	/**
	 * Computes the logits of a batch.
	 * @param inputs the pictures, one after the other
	 * @param count how many pictures
	 * @param clients how many clients wait for them: reading and answering the pictures
	 * of many keeps half of the processors busy
	 * @return a new array: a logit of each class for each picture; their bits are the
	 * same for any number of clients
	 */
	public float[] logits(float[] inputs, int count, int clients) {
		return (clients < MANY_CLIENTS) ? this.network.logits(inputs, count)
				: OpenMp.besideOthers(() -> this.network.logits(inputs, count));
	}

	/**
	 * Returns the network for one of several steps that must use the same model.
	 * @param wanted the model of the steps before
	 * @return its network
	 * @throws ModelReplacedException if this is another epoch
	 */
	public Network networkOf(Model wanted) {
		if (!this.model.equals(wanted)) {
			throw new ModelReplacedException(this.model);
		}
		return this.network;
	}

	/**
	 * Returns a copy of the network's weights. The first call makes it, which takes tens
	 * of milliseconds.
	 * @return the weights; may be used on any thread
	 */
	public Weights weights() {
		if (this.weights == null) {
			this.weights = this.network.weights();
		}
		return this.weights;
	}

}

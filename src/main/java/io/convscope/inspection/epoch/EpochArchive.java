package io.convscope.inspection.epoch;

import java.io.IOException;
import java.util.List;

import io.convscope.image.PictureSize;
import io.convscope.inspection.Origin;
import io.convscope.model.Model;
import io.convscope.model.store.EpochFiles;
import io.convscope.network.Architecture;
import io.convscope.network.FirstLayers;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first layers of a run's network after each epoch: the weights of the layers before
 * the first dense one, about 40 KB of safetensors per epoch for the article's network.
 * The outputs of these layers for any picture can be computed from them.
 * <p>
 * Thread safe, as long as only one thread at a time writes epochs.
 *
 * @param runId the run's number
 * @param dataset the data set that it is trained on
 * @param network the network that it trains
 * @param files the files of the epochs
 */
public record EpochArchive(int runId, String dataset, NetworkDescription network, EpochFiles files) {

	private static final Logger logger = LoggerFactory.getLogger(EpochArchive.class);

	private static final int DENSE_WEIGHT = 2;

	private static final int ANY_CLASSES = 2;

	/**
	 * Stores or replaces an epoch. If that fails it is logged, and the epoch will be
	 * missing.
	 * @param epoch the number of finished epochs, 0 for the initial weights
	 * @param weights all weights of the network
	 */
	public void keep(int epoch, Weights weights) {
		List<Tensor> first = weights.tensors()
			.stream()
			.takeWhile((tensor) -> tensor.shape().length != DENSE_WEIGHT)
			.toList();
		try {
			this.files.write(epoch, first);
		}
		catch (IOException ex) {
			logger.warn("Epoch {} of run {} can't be shown later, as it can't be written to {}: {}", epoch, this.runId,
					this.files.folder(), ex.toString());
		}
	}

	/**
	 * Reads the weights of the stored layers.
	 * @param epoch one of the stored epochs
	 * @return the weights
	 * @throws io.convscope.model.store.NotKeptException if the epoch was deleted since,
	 * or is damaged
	 */
	Weights weights(int epoch) {
		return new Weights(this.files.read(this.runId, epoch, layers().tensors()));
	}

	/**
	 * Returns the size of the network's input.
	 * @return the size of a picture
	 */
	public PictureSize pictureSize() {
		return this.network.input().pictureSize();
	}

	/**
	 * Returns the layers that are stored, which are the same for any number of classes.
	 * @return the network's first layers
	 */
	FirstLayers layers() {
		return new FirstLayers(new Architecture(this.network, ANY_CLASSES));
	}

	Origin origin(int epoch) {
		return new Origin(Model.idOf(this.runId), epoch);
	}

}

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
 * the first dense one, 40 KB of safetensors an epoch. What these layers made of any
 * picture can be computed from them.
 * <p>
 * Thread safe, as long as one thread at a time keeps epochs.
 *
 * @param runId the run
 * @param dataset the data set that it learns from
 * @param network what it trains
 * @param files where they are
 */
public record EpochArchive(int runId, String dataset, NetworkDescription network, EpochFiles files) {

	private static final Logger logger = LoggerFactory.getLogger(EpochArchive.class);

	private static final int DENSE_WEIGHT = 2;

	private static final int ANY_CLASSES = 2;

	/**
	 * Keeps an epoch, in place of what was kept of it before. Where that is not possible
	 * the log says so, and the epoch will be missing.
	 * @param epoch how many epochs have ended, 0 for the weights that training starts
	 * with
	 * @param weights all of the network's
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
			logger.warn("Epoch {} of run {} will not be shown, as it can't be kept in {}: {}", epoch, this.runId,
					this.files.folder(), ex.toString());
		}
	}

	/**
	 * Reads the weights of the layers that are kept.
	 * @param epoch one of those that are kept
	 * @return the weights
	 * @throws io.convscope.model.store.NotKeptException if they are gone since, or
	 * damaged
	 */
	Weights weights(int epoch) {
		return new Weights(this.files.read(this.runId, epoch, layers().tensors()));
	}

	/**
	 * Tells what pictures the run's network takes.
	 * @return the size of one
	 */
	public PictureSize pictureSize() {
		return this.network.input().pictureSize();
	}

	/**
	 * Describes the layers that are kept, which are the same for any number of classes.
	 * @return the network's first layers
	 */
	FirstLayers layers() {
		return new FirstLayers(new Architecture(this.network, ANY_CLASSES));
	}

	Origin origin(int epoch) {
		return new Origin(Model.idOf(this.runId), epoch);
	}

}

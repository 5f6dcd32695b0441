package io.convscope.evaluation;

import java.io.IOException;
import java.util.List;

import io.convscope.model.EpochFiles;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run's network said of each test picture after each epoch: a probability for each
 * class, 400 KB an epoch for ten thousand pictures.
 * <p>
 * Thread safe, as long as one thread at a time keeps epochs.
 *
 * @param runId the run
 * @param dataset the data set that it learns from
 * @param files where they are
 */
public record PredictionArchive(int runId, String dataset, EpochFiles files) {

	private static final Logger logger = LoggerFactory.getLogger(PredictionArchive.class);

	/**
	 * Keeps an epoch, in place of what was kept of it before. Where that is not possible
	 * the log says so, and the epoch will be missing.
	 * @param epoch how many epochs have ended
	 * @param predictions what the network says of the test pictures; not kept where it
	 * says nothing of some
	 */
	public void keep(int epoch, TestPredictions predictions) {
		if (predictions.firstWithoutProbabilities().isPresent()) {
			return;
		}
		try {
			this.files.write(epoch, new Weights(List.of(new Tensor("probabilities",
					new int[] { predictions.size(), predictions.classes() }, predictions.probabilities()))));
		}
		catch (IOException ex) {
			logger.warn("What run {} says after epoch {} will not be shown, as it can't be kept in {}: {}", this.runId,
					epoch, this.files.folder(), ex.toString());
		}
	}

}

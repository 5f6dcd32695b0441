package io.convscope.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import io.convscope.model.store.EpochFiles;
import io.convscope.network.Tensor;
import io.convscope.network.description.TensorShape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The predictions of a run's network for each test picture after each epoch: a
 * probability for each class, 400 KB an epoch for ten thousand pictures.
 * <p>
 * Thread safe, as long as one thread at a time keeps epochs.
 *
 * @param runId the run
 * @param dataset the data set that it learns from
 * @param files where they are
 */
public record PredictionArchive(int runId, String dataset, EpochFiles files) {

	private static final String NAME = "probabilities";

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
			this.files.write(epoch, List.of(new Tensor(NAME, new int[] { predictions.size(), predictions.classes() },
					predictions.probabilities())));
		}
		catch (IOException ex) {
			logger.warn("What run {} says after epoch {} will not be shown, as it can't be kept in {}: {}", this.runId,
					epoch, this.files.folder(), ex.toString());
		}
	}

	/**
	 * Reads what was said of all pictures.
	 * @param epoch one of those that are kept
	 * @param pictures how many there are
	 * @param classes how many classes there are
	 * @return the probabilities of each class for the first picture, then for the next
	 * @throws io.convscope.model.store.NotKeptException if it is gone since, or damaged
	 */
	float[] read(int epoch, int pictures, int classes) {
		TensorShape shape = new TensorShape(NAME, new int[] { pictures, classes }, 1);
		return this.files.read(this.runId, epoch, List.of(shape)).get(0).values();
	}

	/**
	 * Reads what was said of a picture. Where that is not possible the log says so.
	 * @param epoch one of those that are kept
	 * @param picture the picture's number
	 * @param classes how many classes there are
	 * @return a probability for each class; empty where the file is damaged, or is gone
	 * with its run
	 */
	Optional<float[]> readPicture(int epoch, int picture, int classes) {
		try {
			float[] row = this.files.readRow(epoch, picture);
			if (row.length == classes) {
				return Optional.of(row);
			}
			logger.warn("What run {} said after epoch {} is of {} classes instead of {}, and not shown", this.runId,
					epoch, row.length, classes);
		}
		catch (UncheckedIOException ex) {
			logger.warn("What run {} said after epoch {} is not shown: {}", this.runId, epoch,
					String.valueOf(ex.getCause()));
		}
		return Optional.empty();
	}

}

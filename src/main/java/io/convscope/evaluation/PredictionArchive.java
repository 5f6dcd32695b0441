package io.convscope.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import io.convscope.model.store.EpochFiles;
import io.convscope.network.Tensor;
import io.convscope.network.description.TensorShape;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored predictions of a run's network for each test picture after each epoch: a
 * probability for each class, which takes 400 KB an epoch for ten thousand pictures and
 * ten classes.
 * <p>
 * Thread-safe, as long as only one thread at a time stores epochs.
 *
 * @param runId the id of the run
 * @param dataset the data set it is trained on
 * @param fingerprint that of the data set when the run trained on it; null if unknown
 * @param files the files of the epochs
 */
public record PredictionArchive(int runId, String dataset, @Nullable String fingerprint, EpochFiles files) {

	private static final String NAME = "probabilities";

	private static final Logger logger = LoggerFactory.getLogger(PredictionArchive.class);

	/**
	 * Stores the predictions of an epoch and replaces those stored before. If they cannot
	 * be written, this logs a warning, and the epoch will be missing.
	 * @param epoch the number of completed epochs
	 * @param predictions the predictions for the test pictures; not stored if some are
	 * NaN
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
			logger.warn("The predictions of run {} after epoch {} will be missing, as they can't be written to {}: {}",
					this.runId, epoch, this.files.folder(), ex.toString());
		}
	}

	/**
	 * Reads the predictions for all pictures.
	 * @param epoch an epoch that is kept
	 * @param pictures the number of pictures
	 * @param classes the number of classes
	 * @return the probabilities, picture by picture, in the order of the classes
	 * @throws io.convscope.model.store.NotKeptException if the file was deleted
	 * meanwhile, or is damaged
	 */
	float[] read(int epoch, int pictures, int classes) {
		TensorShape shape = new TensorShape(NAME, new int[] { pictures, classes }, 1);
		return this.files.read(this.runId, epoch, List.of(shape)).get(0).values();
	}

	/**
	 * Reads the predictions for one picture. If the file cannot be read, this logs a
	 * warning.
	 * @param epoch an epoch that is kept
	 * @param picture the index of the picture
	 * @param classes the number of classes
	 * @return the probability of each class; empty if the file is damaged, or was deleted
	 * with its run
	 */
	Optional<float[]> readPicture(int epoch, int picture, int classes) {
		try {
			float[] row = this.files.readRow(epoch, picture);
			if (row.length == classes) {
				return Optional.of(row);
			}
			logger.warn("The predictions of run {} after epoch {} have {} classes instead of {}, and are left out",
					this.runId, epoch, row.length, classes);
		}
		catch (UncheckedIOException ex) {
			logger.warn("The predictions of run {} after epoch {} can't be read, and are left out: {}", this.runId,
					epoch, String.valueOf(ex.getCause()));
		}
		return Optional.empty();
	}

}

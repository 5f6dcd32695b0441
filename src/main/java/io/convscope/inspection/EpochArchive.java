package io.convscope.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.model.Model;
import io.convscope.model.WeightsFile;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run's network was after each epoch, as far as it is small: the weights of the
 * layers before the first dense one, 40 KB of safetensors an epoch. What these layers
 * made of any picture can be computed from them.
 * <p>
 * Thread safe, as long as one thread at a time keeps epochs.
 *
 * @param runId the run
 * @param dataset the data set that it learns from
 * @param folder where the files are; made with the first
 */
public record EpochArchive(int runId, String dataset, Path folder) {

	private static final Logger logger = LoggerFactory.getLogger(EpochArchive.class);

	private static final String SUFFIX = ".safetensors";

	private static final int DENSE_WEIGHT = 2;

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
			WeightsFile.write(file(epoch), new Weights(first));
		}
		catch (IOException ex) {
			logger.warn("Epoch {} of run {} will not be shown, as it can't be kept in {}: {}", epoch, this.runId,
					this.folder, ex.toString());
		}
	}

	/**
	 * Lists the epochs that are kept.
	 * @return in ascending order
	 */
	List<Integer> epochs() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.matches("[0-9]{1,6}\\" + SUFFIX))
				.map((name) -> Integer.valueOf(name.substring(0, name.length() - SUFFIX.length())))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The epochs in " + this.folder + " can't be listed", ex);
		}
	}

	/**
	 * Reads the weights of an epoch.
	 * @param epoch one of those that are kept
	 * @return the weights of the first layers
	 * @throws UncheckedIOException if they can't be read
	 */
	Weights read(int epoch) {
		try {
			return WeightsFile.read(file(epoch));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Epoch " + epoch + " in " + this.folder + " can't be read", ex);
		}
	}

	Origin origin(int epoch) {
		return new Origin(Model.idOf(this.runId), epoch);
	}

	private Path file(int epoch) {
		return this.folder.resolve(epoch + SUFFIX);
	}

}

package io.convscope.training.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.convscope.home.Folder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a run that a cluster trains. Thread safe, as long as only one thread at a
 * time writes.
 *
 * @param folder where they are; created with the first
 */
public record ClusterFiles(Path folder) {

	private static final Logger logger = LoggerFactory.getLogger(ClusterFiles.class);

	private static final String LOG = "log.txt";

	/**
	 * What is submitted, as {@code POST /train} takes it.
	 * @return the file
	 */
	public Path request() {
		return this.folder.resolve("request.json");
	}

	/**
	 * The weights of the model that the training starts from, with its {@code model.json}
	 * beside them.
	 * @return the file; there is none if it starts from fresh ones, or from a model that
	 * comes with the service, which the job has too
	 */
	public Path start() {
		return this.folder.resolve("start").resolve("weights.safetensors");
	}

	/**
	 * What the driver says of each round, of all drivers one after the other.
	 * @return the file, which has a {@link LearnedRound} in each line that begins with a
	 * brace
	 */
	public Path rounds() {
		return this.folder.resolve("rounds.jsonl");
	}

	/**
	 * What the last driver logged.
	 * @return the file
	 */
	public Path log() {
		return this.folder.resolve(LOG);
	}

	/**
	 * The number of the driver's process.
	 * @return the file, which the process writes when it begins
	 */
	Path pid() {
		return this.folder.resolve("driver.pid");
	}

	/**
	 * The folder of the job's results.
	 * @return the folder
	 */
	public Path output() {
		return this.folder.resolve("output");
	}

	/**
	 * What came of the epochs.
	 * @return the file, with a line for each
	 */
	public Path metrics() {
		return output().resolve("metrics.jsonl");
	}

	/**
	 * The weights after an epoch.
	 * @param epoch its number, from 1
	 * @return the file
	 */
	public Path weights(int epoch) {
		return output().resolve("epochs").resolve(epoch + ".safetensors");
	}

	/**
	 * Tells whether the job can go on.
	 * @return whether it has finished an epoch
	 */
	public boolean exist() {
		return Files.exists(output().resolve("checkpoint.safetensors"));
	}

	/**
	 * Ends the driver, if there is one, and deletes all but its log. A failure is logged;
	 * the files left do no harm.
	 */
	public void delete() {
		if (!Files.exists(this.folder)) {
			return;
		}
		Driver.of(this).ifPresent(Driver::kill);
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path each : files.filter((file) -> !file.endsWith(LOG)).toList()) {
				Folder.delete(each);
			}
		}
		catch (IOException ex) {
			logger.warn("Files in {} that are no longer needed can't be deleted", this.folder, ex);
		}
	}

}

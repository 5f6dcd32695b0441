package io.convscope.model.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.convscope.home.AtomicFile;
import io.convscope.home.Folder;
import io.convscope.model.Model;

/**
 * The folder of one model.
 *
 * @param path the folder's path
 */
record ModelFolder(Path path) {

	private static final String WEIGHTS = "weights(-[0-9a-f]{12})?.safetensors|epoch-[0-9]+.safetensors";

	private static final int DIGITS = 12;

	Path description() {
		return this.path.resolve("model.json");
	}

	boolean hasDescription() {
		return Files.exists(description());
	}

	// a file for each epoch, so that replacing the description switches to its weights
	Path weights(Model model) {
		if (!model.provisional() && model.digest() != null) {
			Path version = version(model.digest());
			if (Files.exists(version)) {
				return version;
			}
		}
		return this.path
			.resolve(model.provisional() ? "epoch-" + model.epoch() + ".safetensors" : "weights.safetensors");
	}

	/**
	 * Returns the file of weights that replace others.
	 * @param digest the digest of the weights
	 * @return a path that other weights do not have
	 */
	Path version(String digest) {
		String digits = digest.substring(digest.indexOf(':') + 1);
		return this.path.resolve("weights-" + digits.substring(0, DIGITS) + ".safetensors");
	}

	void deleteOtherWeights(Model model) throws IOException {
		deleteWeights((file) -> !file.equals(weights(model)));
	}

	private void deleteWeights(Predicate<Path> which) throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.path,
				(file) -> file.getFileName().toString().matches(WEIGHTS) && which.test(file))) {
			for (Path file : files) {
				Files.delete(file);
			}
		}
	}

	/**
	 * Deletes what is left if the process was killed while it wrote or deleted the model:
	 * weights without a description, which is written last and deleted first.
	 * @throws IOException if a file cannot be deleted
	 */
	void deleteRemains() throws IOException {
		Folder.deleteTemporaries(this.path);
		if (!hasDescription()) {
			deleteWeights((file) -> true);
			if (isEmpty()) {
				delete();
			}
		}
	}

	private boolean isEmpty() throws IOException {
		try (Stream<Path> files = Files.list(this.path)) {
			return files.findAny().isEmpty();
		}
	}

	/**
	 * Deletes the model's description, and so the model, durably.
	 * @throws IOException if it cannot be deleted
	 */
	void deleteDescription() throws IOException {
		AtomicFile.delete(description());
	}

	void delete() throws IOException {
		Folder.delete(this.path);
	}

}

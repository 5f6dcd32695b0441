package io.convscope.model;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/**
 * The folder of one model.
 *
 * @param path where it is
 */
record ModelFolder(Path path) {

	Path description() {
		return this.path.resolve("model.json");
	}

	// a name for each epoch: description and weights change together when the description
	// does
	Path weights(Model model) {
		return this.path
			.resolve(model.provisional() ? "epoch-" + model.epoch() + ".safetensors" : "weights.safetensors");
	}

	void deleteOtherWeights(Model model) throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.path, "*.safetensors")) {
			for (Path file : files) {
				if (!file.equals(weights(model))) {
					Files.delete(file);
				}
			}
		}
	}

	void delete() throws IOException {
		FileSystemUtils.deleteRecursively(this.path);
	}

}

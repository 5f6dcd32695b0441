package io.convscope.model.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

import io.convscope.model.Model;

import org.springframework.stereotype.Component;

/**
 * The weights that a serving replica has copied. They never change, and stay as long as
 * anybody holds the model: a request that has found a model is answered by it, whatever
 * happens to that model meanwhile. Thread safe.
 */
@Component
public class ModelCopies {

	private final Map<Model, WeightsFile> files = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * Adds the weights of a model.
	 * @param model the model
	 * @param file their file
	 * @param digest {@code sha256:} and the SHA-256 of the file in hexadecimal
	 */
	public void add(Model model, Path file, String digest) {
		this.files.put(model, new WeightsFile(file, digest));
	}

	boolean has(Model model) {
		return this.files.containsKey(model);
	}

	Optional<WeightsFile> of(Model model) {
		return Optional.ofNullable(this.files.get(model));
	}

	/**
	 * Deletes the files of a folder whose models nobody holds any more.
	 * @param folder the folder, with nothing else in it
	 * @throws IOException if it cannot be listed, or a file cannot be deleted
	 */
	public void sweep(Path folder) throws IOException {
		Set<Path> held;
		synchronized (this.files) {
			held = this.files.values().stream().map(WeightsFile::path).collect(Collectors.toSet());
		}
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, (file) -> !held.contains(file))) {
			for (Path file : found) {
				Files.delete(file);
			}
		}
	}

}

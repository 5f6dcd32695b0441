package io.convscope.model.store;

import java.io.IOException;
import java.lang.ref.WeakReference;
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

	private final Map<Model, Copy> copies = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * Adds the weights of a model.
	 * @param model the model
	 * @param file their file
	 * @param digest {@code sha256:} and the SHA-256 of the file in hexadecimal
	 * @return the model by which the file is held from now on: an equal one that was
	 * added before, if anybody still holds that
	 */
	public Model add(Model model, Path file, String digest) {
		synchronized (this.copies) {
			Copy before = this.copies.get(model);
			Model held = (before != null) ? before.model.get() : null;
			Model key = (held != null) ? held : model;
			this.copies.put(key, new Copy(new WeakReference<>(key), new WeightsFile(file, digest)));
			return key;
		}
	}

	/**
	 * Deletes the copy of a model's weights if it is damaged. It is read as a whole.
	 * @param model the model; ignored if its weights are no copy
	 * @throws IOException if it cannot be deleted
	 */
	public void deleteDamaged(Model model) throws IOException {
		Optional<WeightsFile> file = of(model);
		if (file.isPresent()) {
			try {
				file.get().open().close();
			}
			catch (IOException ex) {
				Files.deleteIfExists(file.get().path());
			}
		}
	}

	/**
	 * Tells whether the copy of a model's weights is gone.
	 * @param model the model
	 * @return false if it is there, or the weights are no copy
	 */
	public boolean isGone(Model model) {
		return of(model).filter((file) -> Files.notExists(file.path())).isPresent();
	}

	boolean has(Model model) {
		return this.copies.containsKey(model);
	}

	Optional<WeightsFile> of(Model model) {
		return Optional.ofNullable(this.copies.get(model)).map(Copy::file);
	}

	/**
	 * Deletes the files of a folder whose models nobody holds any more.
	 * @param folder the folder, with nothing else in it
	 * @throws IOException if it cannot be listed, or a file cannot be deleted
	 */
	public void sweep(Path folder) throws IOException {
		Set<Path> held;
		synchronized (this.copies) {
			held = this.copies.values().stream().map((each) -> each.file.path()).collect(Collectors.toSet());
		}
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, (file) -> !held.contains(file))) {
			for (Path file : found) {
				Files.delete(file);
			}
		}
	}

	/**
	 * A copy.
	 *
	 * @param model the key in the map
	 * @param file the weights
	 */
	private record Copy(WeakReference<Model> model, WeightsFile file) {
	}

}

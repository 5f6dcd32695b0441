package io.convscope.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.convscope.home.AtomicFile;
import io.convscope.home.ConvscopeHome;

import org.springframework.stereotype.Component;

/**
 * Remembers, over a restart, which model the user chose. Thread safe.
 */
@Component
class ChosenModel {

	private final Path file;

	private volatile Optional<String> id;

	ChosenModel(ConvscopeHome home) {
		this.file = home.models().resolve("current");
		this.id = read();
	}

	private Optional<String> read() {
		try {
			return Files.exists(this.file) ? Optional.of(Files.readString(this.file).strip()) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The name of the chosen model in " + this.file + " can't be read", ex);
		}
	}

	/**
	 * Finds the current model.
	 * @param models all models
	 * @return the chosen one, else the newest of an ended run, else the one that comes
	 * with the service, else the newest of a run that goes on; empty when there is none
	 * of them
	 */
	Optional<Model> among(List<Model> models) {
		return this.id.flatMap((id) -> named(id, models))
			.or(() -> newest(models, false))
			.or(() -> named(PretrainedModel.ID, models))
			.or(() -> newest(models, true));
	}

	private static Optional<Model> named(String id, List<Model> models) {
		return models.stream().filter((model) -> model.id().equals(id)).findFirst();
	}

	private static Optional<Model> newest(List<Model> models, boolean provisional) {
		return models.stream()
			.filter((model) -> model.runId() != null && model.provisional() == provisional)
			.max(Model.OLDEST_FIRST);
	}

	synchronized void set(String id) {
		try {
			AtomicFile.write(this.file, (id + "\n").getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The choice of " + id + " can't be written to " + this.file, ex);
		}
		this.id = Optional.of(id);
	}

}

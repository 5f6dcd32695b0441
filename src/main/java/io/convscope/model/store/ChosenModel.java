package io.convscope.model.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.DamagedFileException;
import io.convscope.home.StorageException;
import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Stores which model the user chose, durably. Thread safe.
 */
@Component
class ChosenModel {

	private static final Logger logger = LoggerFactory.getLogger(ChosenModel.class);

	private static final Pattern SEALED = Pattern.compile("\\{\"id\":\"([A-Za-z0-9._-]+)\"}");

	// the format of earlier versions
	private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)\\s*");

	private static final String CHOOSE = " PUT /models/current chooses one.";

	private static final int NEEDED = 4096;

	private final Path file;

	private volatile @Nullable String id;

	private volatile @Nullable String problem;

	ChosenModel(ConvscopeHome home) {
		this.file = home.models().resolve("current");
		try {
			this.id = Files.exists(this.file) ? read(Files.readAllBytes(this.file)) : null;
		}
		catch (IOException ex) {
			this.problem = "The choice of the current model is lost (" + ex.getMessage() + ")." + CHOOSE;
			logger.warn("{} can't be read. {}", this.file, this.problem);
		}
	}

	private static String read(byte[] content) throws IOException {
		byte[] opened = Checksum.open(content);
		Matcher matcher = ((opened == content) ? PLAIN : SEALED).matcher(new String(opened, StandardCharsets.UTF_8));
		if (!matcher.matches()) {
			throw DamagedFileException.checksum();
		}
		return matcher.group(1);
	}

	/**
	 * Returns the choice.
	 * @return the model's id; null if none was chosen, or the choice is lost
	 */
	@Nullable String id() {
		return this.id;
	}

	/**
	 * Returns why the chosen model is not the current one.
	 * @param models all models
	 * @return the problem; empty if no model was chosen, or the chosen one is current
	 */
	Optional<Damage> problem(List<Model> models) {
		String id = this.id;
		String problem = (id != null && models.stream().noneMatch((model) -> model.id().equals(id)))
				? "The model \"" + id + "\", which was chosen, no longer exists, so another is current." + CHOOSE
				: this.problem;
		return Optional.ofNullable(problem).map((each) -> new Damage("models/current", each));
	}

	/**
	 * Stores the choice of a model.
	 * @param id its id
	 * @throws StorageException if the choice cannot be written; the former one stays
	 */
	synchronized void set(String id) {
		try {
			AtomicFile.write(this.file, Checksum.seal(("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw StorageException.of("The choice of " + id + " can't be written", this.file.getParent(), NEEDED, ex);
		}
		this.id = id;
		this.problem = null;
	}

}

package io.convscope.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Stores which model each alias stands for, durably, in one file.
 */
@Component
class Aliases {

	private static final Logger logger = LoggerFactory.getLogger(Aliases.class);

	private static final int NEEDED = 4096;

	private final Path file;

	private final JsonMapper json;

	private volatile @Nullable String problem;

	Aliases(ConvscopeHome home, JsonMapper json) {
		this.file = home.aliases();
		this.json = json;
	}

	/**
	 * Reads the aliases.
	 * @return the ids of models by alias; none if the file is damaged
	 */
	SortedMap<String, String> read() {
		try {
			if (Files.exists(this.file)) {
				return this.json.readValue(Checksum.open(Files.readAllBytes(this.file)), Content.class).aliases();
			}
		}
		catch (IOException | JacksonException ex) {
			this.problem = "The aliases are lost (" + ex.getMessage()
					+ "). Restore aliases.json in the service's folder and start the service again, or set them anew"
					+ " with PUT /models/aliases/{alias}.";
			logger.warn("{} can't be read. {}", this.file, this.problem);
		}
		return new TreeMap<>();
	}

	/**
	 * Returns what is wrong with the file.
	 * @return the problem; empty if there is none
	 */
	Optional<Damage> problem() {
		return Optional.ofNullable(this.problem).map((each) -> new Damage(this.file.getFileName().toString(), each));
	}

	/**
	 * Replaces the aliases.
	 * @param aliases the ids of models by alias
	 * @param changed the alias that differs
	 * @throws StorageException if they cannot be written; nothing changes then
	 */
	void write(SortedMap<String, String> aliases, String changed) {
		try {
			AtomicFile.write(this.file, Checksum.seal(this.json.writeValueAsBytes(new Content(aliases))));
		}
		catch (IOException ex) {
			throw StorageException.of("The alias " + changed + " can't be written", this.file.getParent(), NEEDED, ex);
		}
		this.problem = null;
	}

	/**
	 * The content of the file.
	 *
	 * @param aliases the ids of models by alias
	 */
	private record Content(SortedMap<String, String> aliases) {

		Content {
			Objects.requireNonNull(aliases, "it has no aliases");
		}

	}

}

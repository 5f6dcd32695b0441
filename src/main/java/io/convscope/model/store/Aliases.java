package io.convscope.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * Stores which model each alias stands for, durably, in one file. Thread safe: readers
 * see all of a change or nothing of it.
 */
@Component
class Aliases {

	private static final Logger logger = LoggerFactory.getLogger(Aliases.class);

	private static final int NEEDED = 4096;

	private final Path file;

	private final JsonMapper json;

	// never changed, but replaced
	private volatile SortedMap<String, String> models = new TreeMap<>();

	private volatile @Nullable String problem;

	Aliases(ConvscopeHome home, JsonMapper json) {
		this.file = home.aliases();
		this.json = json;
		try {
			if (Files.exists(this.file)) {
				this.models = json.readValue(Checksum.open(Files.readAllBytes(this.file)), Content.class).aliases();
			}
		}
		catch (IOException | JacksonException ex) {
			this.problem = "The aliases are lost (" + ex.getMessage()
					+ "). Restore aliases.json in the service's folder and start the service again, or set them anew"
					+ " with PUT /models/aliases/{alias}.";
			logger.warn("{} can't be read. {}", this.file, this.problem);
		}
	}

	/**
	 * Lists the aliases.
	 * @return the ids of models by alias; must not be changed
	 */
	SortedMap<String, String> all() {
		return this.models;
	}

	/**
	 * Finds what a name stands for.
	 * @param name an alias, or anything else
	 * @return the id of the alias's model, or the name itself if it is no alias
	 */
	String modelOf(String name) {
		return this.models.getOrDefault(name, name);
	}

	/**
	 * Lists the aliases of a model.
	 * @param id the model's id
	 * @return in alphabetical order
	 */
	List<String> of(String id) {
		return this.models.entrySet()
			.stream()
			.filter((each) -> each.getValue().equals(id))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Finds an alias that equals a name if case is ignored.
	 * @param name the name
	 * @return the alias; empty if there is none
	 */
	Optional<String> like(String name) {
		return this.models.keySet().stream().filter((alias) -> alias.equalsIgnoreCase(name)).findFirst();
	}

	/**
	 * Returns what is wrong with the file.
	 * @return the problem; empty if there is none
	 */
	Optional<Damage> problem() {
		return Optional.ofNullable(this.problem).map((each) -> new Damage(this.file.getFileName().toString(), each));
	}

	/**
	 * Lets an alias stand for a model.
	 * @param alias the alias, new or not
	 * @param id the model's id; null deletes the alias
	 * @throws StorageException if that cannot be written; nothing changes then
	 */
	synchronized void set(String alias, @Nullable String id) {
		SortedMap<String, String> changed = new TreeMap<>(this.models);
		if (id != null) {
			changed.put(alias, id);
		}
		else {
			changed.remove(alias);
		}
		try {
			AtomicFile.write(this.file, Checksum.seal(this.json.writeValueAsBytes(new Content(changed))));
		}
		catch (IOException ex) {
			throw StorageException.of("The alias " + alias + " can't be written", this.file.getParent(), NEEDED, ex);
		}
		this.models = changed;
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

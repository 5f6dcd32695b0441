package io.convscope.model.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores which models came from the folder, and what their files looked like, durably:
 * only those are replaced and deleted. For one thread.
 */
final class FolderClaims {

	private final Path file;

	private final JsonMapper json;

	private final TreeMap<String, String> stamps;

	/**
	 * Reads what is stored.
	 * @param file where
	 * @param json the format
	 * @throws IOException if it is damaged or cannot be read
	 */
	FolderClaims(Path file, JsonMapper json) throws IOException {
		this.file = file;
		this.json = json;
		try {
			this.stamps = Files.exists(file)
					? json.readValue(Checksum.open(Files.readAllBytes(file)), Content.class).stamps() : new TreeMap<>();
		}
		catch (JacksonException ex) {
			throw new IOException(ex);
		}
	}

	Set<String> names() {
		return Set.copyOf(this.stamps.keySet());
	}

	/**
	 * Returns what the file of a model looked like.
	 * @param name the model's name
	 * @return its stamp when it was imported; empty if it never was completely; null if
	 * the model is not from the folder
	 */
	@Nullable String stampOf(String name) {
		return this.stamps.get(name);
	}

	void set(String name, String stamp) throws IOException {
		this.stamps.put(name, stamp);
		write();
	}

	void remove(String name) throws IOException {
		this.stamps.remove(name);
		write();
	}

	private void write() throws IOException {
		AtomicFile.write(this.file, Checksum.seal(this.json.writeValueAsBytes(new Content(this.stamps))));
	}

	/**
	 * The content of the file.
	 *
	 * @param stamps those of the files, by the names of their models
	 */
	private record Content(TreeMap<String, String> stamps) {

		Content {
			Objects.requireNonNull(stamps, "it has no stamps");
		}

	}

}

package io.convscope.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.Creations;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Stores sweeps on disk, each as {@code sweep.json} in a folder of its own, which stays
 * when a sweep is deleted, so that no other gets its number. A damaged file is set aside.
 * Not thread safe.
 */
@Component
class SweepStore {

	private static final Logger logger = LoggerFactory.getLogger(SweepStore.class);

	// what a file takes on the disk beyond its bytes, at most
	private static final long BLOCK = 4096;

	private final Path folder;

	private final JsonMapper json;

	SweepStore(ConvscopeHome home, JsonMapper json) {
		this.folder = home.sweeps();
		// another version may have written further fields
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	/**
	 * Reads all sweeps.
	 * @return the sweeps that can be read
	 */
	List<Sweep> read() {
		List<Sweep> sweeps = new ArrayList<>();
		for (int number : numbers()) {
			Path file = file(number);
			try {
				AtomicFile.deleteTemporary(file);
				if (Files.exists(file)) {
					sweeps.add(read(number, file));
				}
			}
			catch (IOException | JacksonException ex) {
				logger.error("The sweep in {} can't be read and is set aside; its runs stay: {}", file,
						ex.getMessage());
				setAside(file);
			}
		}
		return sweeps;
	}

	private Sweep read(int number, Path file) throws IOException {
		Sweep sweep = this.json.readValue(Checksum.open(Files.readAllBytes(file)), Sweep.class);
		if (sweep.id() != number) {
			throw new IOException("it belongs to sweep " + sweep.id());
		}
		return sweep;
	}

	private static void setAside(Path file) {
		try {
			Folder.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
		}
		catch (IOException ex) {
			logger.warn("The sweep {} can't be set aside", file, ex);
		}
	}

	/**
	 * Finds the number of the next sweep: one above all that have been.
	 * @return at least 1
	 */
	int nextId() {
		SortedSet<Integer> numbers = numbers();
		return numbers.isEmpty() ? 1 : numbers.last() + 1;
	}

	private SortedSet<Integer> numbers() {
		try {
			return Folder.numbers(this.folder);
		}
		catch (IOException ex) {
			throw StorageException.of("The sweeps can't be listed", this.folder, 0, ex);
		}
	}

	/**
	 * Writes a new sweep, durably.
	 * @param sweep the sweep
	 * @throws StorageException if it cannot be written
	 */
	void create(Sweep sweep) {
		Creations.announce(file(sweep.id()), "/sweeps/" + sweep.id());
		write(sweep);
	}

	/**
	 * Writes a sweep, durably.
	 * @param sweep the sweep
	 * @throws StorageException if it cannot be written; the previous version stays
	 */
	void write(Sweep sweep) {
		byte[] content = Checksum.seal(this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(sweep));
		try {
			AtomicFile.write(file(sweep.id()), content);
		}
		catch (IOException ex) {
			throw StorageException.of("Sweep " + sweep.id() + " can't be written", this.folder.getParent(),
					content.length + BLOCK, ex);
		}
	}

	/**
	 * Deletes a sweep, durably.
	 * @param id its number
	 * @throws StorageException if it cannot be deleted; it stays
	 */
	void delete(int id) {
		try {
			AtomicFile.delete(file(id));
		}
		catch (IOException ex) {
			throw StorageException.of("Sweep " + id + " can't be deleted", this.folder.getParent(), BLOCK, ex);
		}
	}

	private Path file(int id) {
		return this.folder.resolve(Integer.toString(id)).resolve("sweep.json");
	}

}

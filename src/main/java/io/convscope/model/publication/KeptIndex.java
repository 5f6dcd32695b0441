package io.convscope.model.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.ConvscopeHome;
import io.convscope.settings.OnReplicas;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The index that a replica served last, kept in its home beside the copies of the
 * weights: it starts by that where it finds no store. For one thread.
 */
@OnReplicas
@Component
class KeptIndex {

	private static final Logger logger = LoggerFactory.getLogger(KeptIndex.class);

	private final Path file;

	private final String store;

	private final JsonMapper json;

	private @Nullable StoreIndex kept;

	KeptIndex(ConvscopeHome home, ObjectStore store, JsonMapper json) {
		this.file = home.followed();
		this.store = store.toString();
		this.json = json;
	}

	/**
	 * Keeps an index. A replica goes on if it can't be kept, and says so.
	 * @param index what is served now
	 */
	void keep(StoreIndex index) {
		if (index.equals(this.kept)) {
			return;
		}
		this.kept = index;
		try {
			AtomicFile.write(this.file, Checksum.seal(this.json.writeValueAsBytes(new Content(this.store, index))));
		}
		catch (IOException ex) {
			logger.warn("What is served of {} can't be kept for the next start: {}", this.store, ex.toString());
		}
	}

	/**
	 * Reads the index that was kept last.
	 * @return the index; empty if there is none of this store, or it is damaged
	 */
	Optional<StoreIndex> read() {
		try {
			if (Files.exists(this.file)) {
				Content content = this.json.readValue(Checksum.open(Files.readAllBytes(this.file)), Content.class);
				return Optional.of(content).filter((each) -> each.store.equals(this.store)).map(Content::index);
			}
		}
		// an older or newer version may have written it
		catch (IOException | JacksonException | IllegalArgumentException ex) {
			logger.warn("{}, by which the store {} could be served, can't be read: {}", this.file, this.store,
					ex.getMessage());
		}
		return Optional.empty();
	}

	/**
	 * What the file holds.
	 *
	 * @param store the store whose index it is
	 * @param index the index
	 */
	record Content(String store, StoreIndex index) {
	}

}

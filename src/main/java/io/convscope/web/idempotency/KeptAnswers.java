package io.convscope.web.idempotency;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The first answers to requests with an Idempotency-Key, on the disk, for a day, and no
 * more than the newest 10,000. Thread-safe.
 * <p>
 * A request that is about to create something is on the disk before that exists, with the
 * file that makes it exist. After a kill, that file tells whether it was created.
 */
@Component
class KeptAnswers {

	static final Duration KEPT = Duration.ofHours(24);

	static final int MOST = 10_000;

	private static final Logger logger = LoggerFactory.getLogger(KeptAnswers.class);

	private static final String SUFFIX = ".json";

	private static final long BLOCK = 1 << 16;

	private static final JsonMapper JSON = new JsonMapper();

	private final ConvscopeHome home;

	private final Clock clock;

	// the oldest first; guarded by this
	private final Map<String, Instant> begun = new LinkedHashMap<>();

	KeptAnswers(ConvscopeHome home, Clock clock) {
		this.home = home;
		this.clock = clock;
		recover();
	}

	private void recover() {
		record Found(String name, Instant begunAt) {
		}
		List<Found> found = new ArrayList<>();
		if (Files.isDirectory(this.home.answers())) {
			try (DirectoryStream<Path> files = Files.newDirectoryStream(this.home.answers(), "*" + SUFFIX)) {
				Folder.deleteTemporaries(this.home.answers());
				for (Path each : files) {
					String name = each.getFileName().toString().replace(SUFFIX, "");
					settle(name).ifPresent((kept) -> found.add(new Found(name, kept.begunAt())));
				}
			}
			catch (IOException ex) {
				throw StorageException.of("The answers that are kept can't be read", this.home.answers(), BLOCK, ex);
			}
		}
		found.stream()
			.sorted(Comparator.comparing(Found::begunAt))
			.forEach((each) -> this.begun.put(each.name(), each.begunAt()));
		forgetOld();
	}

	/**
	 * Finds what is kept of a request.
	 * @param name that of the request
	 * @return what is kept; empty if it is unknown, or has created nothing
	 * @throws StorageException if it cannot be read
	 */
	synchronized Optional<KeptAnswer> find(String name) {
		forgetOld();
		return this.begun.containsKey(name) ? Optional.of(read(name)) : Optional.empty();
	}

	/**
	 * Notes that a request is about to create something.
	 * @param name that of the request
	 * @param fingerprint what tells it from others
	 * @param file the file that makes it exist
	 * @param path its path within the service
	 * @throws StorageException if that cannot be written
	 */
	synchronized void begin(String name, String fingerprint, Path file, String path) {
		KeptAnswer kept = new KeptAnswer(fingerprint, this.clock.instant(), path, this.home.nameOf(file), null);
		write(name, kept);
		this.begun.remove(name);
		this.begun.put(name, kept.begunAt());
		forgetOld();
	}

	/**
	 * Keeps the answer to a request that has created something.
	 * @param name that of the request
	 * @param answer the answer
	 * @throws StorageException if it cannot be written; what was created is known
	 */
	synchronized void keep(String name, KeptAnswer.Answer answer) {
		write(name, read(name).answered(answer));
	}

	/**
	 * Looks whether a request that ended without an answer to keep has created something,
	 * and forgets it if not.
	 * @param name that of the request
	 * @return what is kept of it; empty if it has created nothing
	 */
	synchronized Optional<KeptAnswer> settle(String name) {
		try {
			KeptAnswer kept = read(name);
			if (kept.file() != null && Files.notExists(this.home.file(kept.file()))) {
				forget(name);
				return Optional.empty();
			}
			if (kept.file() != null) {
				write(name, kept.created());
			}
			return Optional.of(kept);
		}
		catch (StorageException ex) {
			logger.warn("A request with an Idempotency-Key may be done twice: {}", ex.getMessage());
			return Optional.empty();
		}
	}

	private void forgetOld() {
		Instant earliest = this.clock.instant().minus(KEPT);
		List<String> old = this.begun.entrySet()
			.stream()
			.limit(Math.max(0, this.begun.size() - MOST))
			.map(Map.Entry::getKey)
			.toList();
		old.forEach(this::forget);
		while (!this.begun.isEmpty()) {
			Map.Entry<String, Instant> oldest = this.begun.entrySet().iterator().next();
			if (oldest.getValue().isAfter(earliest)) {
				return;
			}
			forget(oldest.getKey());
		}
	}

	private void forget(String name) {
		this.begun.remove(name);
		try {
			AtomicFile.delete(file(name));
		}
		catch (IOException ex) {
			logger.warn("{} can't be deleted: {}", file(name), ex.toString());
		}
	}

	private KeptAnswer read(String name) {
		try {
			return JSON.readValue(Checksum.open(Files.readAllBytes(file(name))), KeptAnswer.class);
		}
		catch (IOException ex) {
			throw StorageException.of("The answer that is kept can't be read", this.home.answers(), 0, ex);
		}
		catch (JacksonException ex) {
			throw StorageException.of("The answer that is kept can't be read", this.home.answers(), 0,
					new IOException(ex.getOriginalMessage(), ex));
		}
	}

	private void write(String name, KeptAnswer kept) {
		try {
			AtomicFile.write(file(name), Checksum.seal(JSON.writeValueAsBytes(kept)));
		}
		catch (IOException ex) {
			throw StorageException.of("The answer to a request with an Idempotency-Key can't be kept",
					this.home.answers(), BLOCK, ex);
		}
	}

	private Path file(String name) {
		return this.home.answers().resolve(name + SUFFIX);
	}

}

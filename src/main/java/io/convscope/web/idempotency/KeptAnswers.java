package io.convscope.web.idempotency;

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

import io.convscope.home.ConvscopeHome;
import io.convscope.home.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private final ConvscopeHome home;

	private final AnswerFiles files;

	private final Clock clock;

	// the oldest first; guarded by this
	private final Map<String, Instant> begun = new LinkedHashMap<>();

	KeptAnswers(ConvscopeHome home, Clock clock) {
		this.home = home;
		this.files = new AnswerFiles(home.answers());
		this.clock = clock;
		recover();
	}

	private void recover() {
		record Found(String name, Instant begunAt) {
		}
		List<Found> found = new ArrayList<>();
		for (String name : this.files.names()) {
			settle(name).ifPresent((kept) -> found.add(new Found(name, kept.begunAt())));
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
		return this.begun.containsKey(name) ? Optional.of(this.files.read(name)) : Optional.empty();
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
		this.files.write(name, kept);
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
		this.files.write(name, this.files.read(name).answered(answer));
	}

	/**
	 * Looks whether a request that ended without an answer to keep has created something,
	 * and forgets it if not.
	 * @param name that of the request
	 * @return what is kept of it; empty if it has created nothing
	 */
	synchronized Optional<KeptAnswer> settle(String name) {
		try {
			KeptAnswer kept = this.files.read(name);
			if (kept.file() != null && Files.notExists(this.home.file(kept.file()))) {
				forget(name);
				return Optional.empty();
			}
			if (kept.file() != null) {
				this.files.write(name, kept.created());
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
		this.files.delete(name);
	}

}

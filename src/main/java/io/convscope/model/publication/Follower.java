package io.convscope.model.publication;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.convscope.model.store.KnownModels;
import io.convscope.settings.OnReplicas;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a replica follow its store: copies new weights, warms the models up that names
 * lead to, and then switches to all of an index at once. A model that can't be used is
 * skipped; an index whose names lead to such a model is not taken before it can. A
 * replica that finds no index it can take goes on with what it has, and starts with what
 * it had.
 */
@OnReplicas
@Component
class Follower implements DisposableBean {

	// weights may be large
	private static final Duration UNTIL_DAMAGE_IS_READ_AGAIN = Duration.ofSeconds(5);

	private final ObjectStore store;

	private final WeightsCopies copies;

	private final ServedIndex served;

	private final KnownModels known;

	private final StoreWatch watch;

	private final JsonMapper json;

	private final Clock clock;

	// what was read last, and whether it is to be read again
	private @Nullable String tag;

	private @Nullable Instant readAgainAt;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((work) -> new Thread(work, "store-follower"));

	Follower(ObjectStore store, WeightsCopies copies, ServedIndex served, KnownModels known, StoreWatch watch,
			JsonMapper json, Clock clock) {
		this.store = store;
		this.copies = copies;
		this.served = served;
		this.known = known;
		this.watch = watch;
		this.json = json;
		this.clock = clock;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.thread.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
	}

	void look() {
		try {
			boolean again = (this.readAgainAt != null) ? !this.clock.instant().isBefore(this.readAgainAt)
					: this.copies.areMissing(this.known);
			Optional<ObjectStore.StoredIndex> changed = this.store.index(again ? null : this.tag);
			if (changed.isPresent()) {
				take(changed.get());
			}
			this.watch.seen();
			this.served.serveKept();
			this.copies.sweep();
		}
		catch (NoSuchFileException ex) {
			goOnWithout(new IOException(
					"there is no " + ex.getMessage()
							+ "; a service that trains writes it once convscope.models.store names this place there",
					ex));
		}
		catch (IOException | RuntimeException ex) {
			goOnWithout(ex);
		}
	}

	private void take(ObjectStore.StoredIndex changed) throws IOException {
		this.readAgainAt = null;
		boolean whole = this.served
			.serve(StoreIndex.read(changed.content(), this.store.addressOf(ObjectStore.INDEX), this.json));
		this.tag = changed.tag();
		this.readAgainAt = whole ? null : this.clock.instant().plus(UNTIL_DAMAGE_IS_READ_AGAIN);
	}

	private void goOnWithout(Exception why) {
		this.watch.failed(why);
		this.served.serveKept();
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}

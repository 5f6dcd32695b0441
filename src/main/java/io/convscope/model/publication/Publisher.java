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

import io.convscope.home.ConvscopeHome;
import io.convscope.model.store.Damages;
import io.convscope.model.store.KnownModels;
import io.convscope.model.store.ModelSnapshot;
import io.convscope.model.store.ModelWeights;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Publishes this service's models, their aliases and which is current to the store: first
 * new weights, then an index that names them, as a whole. A model of a run is published
 * once the run has ended.
 */
@Component
@ConditionalOnProperty("convscope.models.store")
class Publisher implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Publisher.class);

	// how often the store is looked at while nothing changes here
	private static final Duration PATROL = Duration.ofSeconds(10);

	private static final Duration RETRY = Duration.ofSeconds(1);

	private static final int POLL_MILLIS = 100;

	private final ObjectStore store;

	private final KnownModels known;

	private final PublishedWeights weights;

	private final NextIndex nextIndex;

	private final StoreWatch watch;

	private final ConvscopeHome home;

	private final JsonMapper json;

	private final Clock clock;

	private @Nullable ModelSnapshot published;

	// what this process has published, or found there of its own service
	private @Nullable StoreIndex latest;

	private Instant nextLookAt = Instant.MIN;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((work) -> new Thread(work, "publisher"));

	Publisher(ObjectStore store, StoreProperties properties, KnownModels known, ModelWeights weights, Damages damages,
			StoreWatch watch, ConvscopeHome home, JsonMapper json, Clock clock) {
		this.store = store;
		this.known = known;
		this.weights = new PublishedWeights(weights, store, clock);
		this.nextIndex = new NextIndex(this.weights, properties.publish(), damages, watch);
		this.watch = watch;
		this.home = home;
		this.json = json;
		this.clock = clock;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.thread.scheduleWithFixedDelay(this::look, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
	}

	void look() {
		ModelSnapshot now = this.known.now();
		Instant time = this.clock.instant();
		if (now == this.published && time.isBefore(this.nextLookAt)) {
			return;
		}
		this.published = now;
		try {
			publish(now);
			this.nextLookAt = time.plus(PATROL);
			this.watch.seen();
		}
		catch (IOException | RuntimeException ex) {
			this.nextLookAt = time.plus(RETRY);
			this.watch.failed(ex);
		}
	}

	private void publish(ModelSnapshot now) throws IOException {
		Optional<ObjectStore.StoredIndex> stored = present();
		StoreIndex found = stored.isPresent() ? read(stored.get()) : null;
		String publisher = PublisherName.in(this.home.publisher());
		if (found != null && !found.publisher().equals(publisher)) {
			throw new IOException("another service publishes there (" + found.publisher() + "). Give each a store of"
					+ " its own, or delete " + this.store.addressOf(ObjectStore.INDEX) + " to let this one take over");
		}
		StoreIndex next = this.nextIndex.after((found != null) ? found : this.latest, publisher, now,
				this.store.list());
		if (found == null || !found.saysTheSameAs(next)) {
			this.store.replaceIndex(next.write(this.json), stored.map(ObjectStore.StoredIndex::tag).orElse(null));
			logger.info("Revision {} with {} models is published to {}", next.revision(), next.models().size(),
					this.store);
			found = next;
		}
		this.latest = found;
		this.watch.uses(found.revision());
		this.weights.deleteUnnamed(found);
	}

	private Optional<ObjectStore.StoredIndex> present() throws IOException {
		try {
			return this.store.index(null);
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	// a damaged one may be of another service, unless this one has just published there
	private @Nullable StoreIndex read(ObjectStore.StoredIndex stored) throws IOException {
		try {
			return StoreIndex.read(stored.content(), this.store.addressOf(ObjectStore.INDEX), this.json);
		}
		catch (DamagedObjectException ex) {
			if (this.latest == null) {
				throw ex;
			}
			logger.warn("{} It is written anew.", ex.getMessage());
			return null;
		}
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}

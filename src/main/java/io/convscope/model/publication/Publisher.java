package io.convscope.model.publication;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.convscope.home.ConvscopeHome;
import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.KnownModels;
import io.convscope.model.store.ModelSnapshot;
import io.convscope.model.store.ModelWeights;
import io.convscope.model.store.UnreadableWeightsException;
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

	private final List<String> selection;

	private final StoreWatch watch;

	private final ConvscopeHome home;

	private final JsonMapper json;

	private final Clock clock;

	private @Nullable ModelSnapshot published;

	private Instant nextLookAt = Instant.MIN;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((work) -> new Thread(work, "publisher"));

	Publisher(ObjectStore store, StoreProperties properties, KnownModels known, ModelWeights weights, StoreWatch watch,
			ConvscopeHome home, JsonMapper json, Clock clock) {
		this.store = store;
		this.known = known;
		this.weights = new PublishedWeights(weights, store, clock);
		this.selection = properties.publish();
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
		StoreIndex before = stored.map(this::read).orElse(null);
		String publisher = PublisherName.in(this.home.publisher());
		if (before != null && !before.publisher().equals(publisher)) {
			throw new IOException("another service publishes there (" + before.publisher() + "). Give each a store of"
					+ " its own, or delete " + this.store.addressOf(ObjectStore.INDEX) + " to let this one take over");
		}
		StoreIndex next = next(before, publisher, now);
		if (before == null || !before.saysTheSameAs(next)) {
			this.store.replaceIndex(next.write(this.json), stored.map(ObjectStore.StoredIndex::tag).orElse(null));
			logger.info("Revision {} with {} models is published to {}", next.revision(), next.models().size(),
					this.store);
			before = next;
		}
		this.watch.uses(before.revision());
		this.weights.deleteUnnamed(before);
	}

	private Optional<ObjectStore.StoredIndex> present() throws IOException {
		try {
			return this.store.index(null);
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	private @Nullable StoreIndex read(ObjectStore.StoredIndex stored) {
		try {
			return StoreIndex.read(stored.content(), this.store.addressOf(ObjectStore.INDEX), this.json);
		}
		catch (DamagedObjectException ex) {
			logger.warn("{} It is written anew.", ex.getMessage());
			return null;
		}
	}

	private StoreIndex next(@Nullable StoreIndex before, String publisher, ModelSnapshot now) throws IOException {
		Set<String> present = this.store.list();
		List<StoreIndex.Entry> entries = new ArrayList<>();
		int damaged = 0;
		for (Model each : selected(now)) {
			try {
				entries.add(this.weights.publish(each, present));
			}
			catch (UnreadableWeightsException ex) {
				damaged++;
				logger.warn("The model {} is not published: {}", each.id(), ex.getMessage());
			}
			catch (UnknownModelException ex) {
				logger.debug("{} was deleted meanwhile", each.id());
			}
		}
		this.watch.skips(damaged);
		Set<String> ids = entries.stream().map((each) -> each.model().id()).collect(Collectors.toSet());
		SortedMap<String, String> aliases = new TreeMap<>(now.aliases());
		aliases.values().retainAll(ids);
		String current = now.current().map(Model::id).filter(ids::contains).orElse(null);
		return StoreIndex.after(before, publisher, entries, aliases, current);
	}

	private List<Model> selected(ModelSnapshot now) {
		Set<String> wanted = this.selection.stream()
			.flatMap((name) -> now.named(name).stream())
			.map(Model::id)
			.collect(Collectors.toSet());
		return now.models()
			.stream()
			.filter((model) -> !model.provisional())
			.filter((model) -> this.selection.isEmpty() || wanted.contains(model.id()))
			.toList();
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}

package io.convscope.model.publication;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.convscope.model.Model;
import io.convscope.model.store.Damage;
import io.convscope.model.store.Damages;
import io.convscope.model.store.KnownModels;
import io.convscope.model.store.ModelSnapshot;
import io.convscope.settings.OnReplicas;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a replica follow its store: copies new weights, warms the models up that names
 * lead to, and then switches to all of an index at once. A model that can't be used is
 * skipped; an index whose names lead to such a model is not taken before it can.
 */
@OnReplicas
@Component
class Follower implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Follower.class);

	// weights may be large
	private static final Duration UNTIL_DAMAGE_IS_READ_AGAIN = Duration.ofSeconds(5);

	private final ObjectStore store;

	private final WeightsCopies copies;

	private final KnownModels known;

	private final UsableModels usable;

	private final Damages damages;

	private final StoreWatch watch;

	private final JsonMapper json;

	private final @Nullable String name;

	private final Clock clock;

	// what was read last, and whether it is to be read again
	private @Nullable String tag;

	private @Nullable Instant readAgainAt;

	private boolean everFollowed;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((work) -> new Thread(work, "store-follower"));

	Follower(ObjectStore store, WeightsCopies copies, UsableModels usable, KnownModels known, Damages damages,
			StoreWatch watch, StoreProperties properties, JsonMapper json, Clock clock) {
		this.store = store;
		this.copies = copies;
		this.known = known;
		this.usable = usable;
		this.damages = damages;
		this.watch = watch;
		this.name = properties.name();
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
				this.readAgainAt = null;
				take(StoreIndex.read(changed.get().content(), this.store.addressOf(ObjectStore.INDEX), this.json));
				this.tag = changed.get().tag();
			}
			tellWhetherReady();
			this.copies.sweep();
		}
		catch (NoSuchFileException ex) {
			this.watch.failed(new IOException(
					"there is no " + ex.getMessage()
							+ "; a service that trains writes it once convscope.models.store names this place there",
					ex));
		}
		catch (IOException | RuntimeException ex) {
			this.watch.failed(ex);
		}
	}

	private void tellWhetherReady() {
		if (this.everFollowed) {
			this.watch.seen();
		}
		else {
			this.watch.failed(new IOException("an alias or the current model there leads to a model that can't be used;"
					+ " GET /models tells why"));
		}
	}

	private void take(StoreIndex index) throws IOException {
		UsableModels.Usable found = this.usable.of(index);
		if (!found.held()) {
			follow(index, found.models(), found.skipped());
		}
		tell(index, found.skipped(), found.held());
	}

	private void follow(StoreIndex index, List<Model> models, Map<String, String> skipped) {
		Map<String, String> absent = new TreeMap<>(skipped);
		models.forEach((model) -> absent.remove(model.id()));
		this.known.follow(named(new ModelSnapshot(models, index.aliases(), index.current())), absent);
		this.everFollowed = true;
		this.watch.uses(index.revision());
		logger.info("Revision {} of {} is served: {} models", index.revision(), this.store, models.size());
	}

	// models and aliases of the store come first
	private ModelSnapshot named(ModelSnapshot models) {
		if (this.name == null || models.named(this.name).isPresent() || models.current().isEmpty()) {
			return models;
		}
		Map<String, String> aliases = new TreeMap<>(models.aliases());
		aliases.put(this.name, models.current().get().id());
		return new ModelSnapshot(models.models(), aliases, models.current().get().id());
	}

	private void tell(StoreIndex index, Map<String, String> skipped, boolean held) {
		List<Damage> told = new ArrayList<>();
		skipped.forEach((id, problem) -> {
			logger.warn(problem);
			if (held || this.known.now().named(id).isPresent()) {
				told.add(new Damage("models/" + id, problem));
			}
		});
		if (held) {
			told.add(new Damage(this.store.addressOf(ObjectStore.INDEX), "Its revision " + index.revision()
					+ " is not served yet, as an alias or the current model in it leads to a model that can't be used."));
		}
		this.damages.report(told);
		this.watch.skips(skipped.size());
		this.readAgainAt = skipped.isEmpty() ? null : this.clock.instant().plus(UNTIL_DAMAGE_IS_READ_AGAIN);
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}

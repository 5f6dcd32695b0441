package io.convscope.model.publication;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.convscope.model.store.Damage;
import io.convscope.model.store.Damages;
import io.convscope.model.store.KnownModels;
import io.convscope.model.store.ModelSnapshot;
import io.convscope.settings.OnReplicas;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * What a replica serves: all of one index, that of the store or the one that an earlier
 * process served. For one thread.
 */
@OnReplicas
@Component
class ServedIndex {

	private static final Logger logger = LoggerFactory.getLogger(ServedIndex.class);

	private final ObjectStore store;

	private final UsableModels usable;

	private final KeptIndex kept;

	private final KnownModels known;

	private final Damages damages;

	private final StoreWatch watch;

	private final @Nullable String name;

	private @Nullable StoreIndex served;

	private Map<String, String> skipped = Map.of();

	private boolean keptTried;

	ServedIndex(ObjectStore store, UsableModels usable, KeptIndex kept, KnownModels known, Damages damages,
			StoreWatch watch, StoreProperties properties) {
		this.store = store;
		this.usable = usable;
		this.kept = kept;
		this.known = known;
		this.damages = damages;
		this.watch = watch;
		this.name = properties.name();
	}

	/**
	 * Serves an index of the store, unless a name leads to a model that can't be used.
	 * @param index the index
	 * @return whether all of its models can be used
	 * @throws IOException if the store cannot be reached
	 */
	boolean serve(StoreIndex index) throws IOException {
		UsableModels.Usable found = this.usable.of(index);
		if (found.obstacle() == null) {
			switchTo(index, found);
			this.kept.keep(index);
		}
		tell(found);
		return found.skipped().isEmpty();
	}

	/**
	 * Serves the index that an earlier process served, if there is one and nothing else
	 * is served yet.
	 */
	void serveKept() {
		if (this.served != null || this.keptTried) {
			return;
		}
		this.keptTried = true;
		try {
			Optional<StoreIndex> index = this.kept.read();
			if (index.isPresent()) {
				UsableModels.Usable found = this.usable.ofCopies(index.get());
				if (found.obstacle() != null) {
					throw new IOException(found.obstacle());
				}
				logger.info("The copies here are served, as they were before");
				switchTo(index.get(), found);
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("The copies here of {} can't be served: {}", this.store, ex.getMessage());
		}
	}

	private void switchTo(StoreIndex index, UsableModels.Usable found) {
		Map<String, String> absent = new TreeMap<>(found.skipped());
		found.models().forEach((model) -> absent.remove(model.id()));
		this.known.follow(named(new ModelSnapshot(found.models(), index.aliases(), index.current())), absent);
		this.watch.uses(index.revision());
		if (!index.equals(this.served) || !found.skipped().keySet().equals(this.skipped.keySet())) {
			logger.info("Revision {} of {} is served: {} models", index.revision(), this.store, found.models().size());
		}
		this.served = index;
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

	private void tell(UsableModels.Usable found) {
		String obstacle = found.obstacle();
		List<Damage> told = new ArrayList<>();
		found.skipped().forEach((id, problem) -> {
			if (!problem.equals(this.skipped.get(id))) {
				logger.warn(problem);
			}
			if (obstacle != null || this.known.now().named(id).isPresent()) {
				told.add(new Damage("models/" + id, problem));
			}
		});
		if (obstacle != null) {
			told.add(new Damage(this.store.addressOf(ObjectStore.INDEX), obstacle));
		}
		this.skipped = found.skipped();
		this.damages.report(told);
		this.watch.skips(found.skipped().size());
		this.watch.waits(obstacle);
	}

}

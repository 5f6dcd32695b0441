package io.convscope.model.publication;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.convscope.model.Model;
import io.convscope.model.inference.WarmModels;
import io.convscope.model.store.KnownModels;
import io.convscope.model.store.ModelSnapshot;
import io.convscope.model.store.UnreadableWeightsException;
import io.convscope.settings.OnReplicas;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Makes the models of an index usable on a replica: copies their weights, and warms those
 * up that names lead to. For one thread.
 */
@OnReplicas
@Component
class UsableModels {

	private final ObjectStore store;

	private final WeightsCopies copies;

	private final WarmModels warm;

	private final KnownModels known;

	private final StoreWatch watch;

	UsableModels(ObjectStore store, WeightsCopies copies, WarmModels warm, KnownModels known, StoreWatch watch) {
		this.store = store;
		this.copies = copies;
		this.warm = warm;
		this.known = known;
		this.watch = watch;
	}

	/**
	 * Makes the models of an index usable.
	 * @param index the index
	 * @return those that are usable now, and why others are not
	 * @throws IOException if the store cannot be reached
	 */
	Usable of(StoreIndex index) throws IOException {
		return of(index, (entry) -> this.copies.copy(entry, this.store));
	}

	/**
	 * Makes the models of an index usable whose weights are here, without the store.
	 * @param index the index
	 * @return those that are usable now, and why others are not
	 * @throws IOException if a damaged copy cannot be deleted
	 */
	Usable ofCopies(StoreIndex index) throws IOException {
		return of(index, this.copies::find);
	}

	private Usable of(StoreIndex index, Source source) throws IOException {
		this.warm.expect(index.names().values().stream().distinct().flatMap(index::named).toList());
		ModelSnapshot before = this.known.now();
		List<Model> models = new ArrayList<>();
		SortedMap<String, String> skipped = new TreeMap<>();
		for (StoreIndex.Entry each : index.models()) {
			String id = each.model().id();
			try {
				models.add(usable(each, index.names().containsValue(id), source));
			}
			// it is damaged, or too large here, or the inference thread is busy
			catch (DamagedObjectException | RuntimeException ex) {
				Optional<Model> former = before.named(id).filter((model) -> model.id().equals(id));
				former.ifPresent(models::add);
				skipped.put(id, "The model " + id
						+ (former.isPresent() ? " is served as it was before: " : " is skipped: ") + ex.getMessage());
			}
			this.watch.answered();
		}
		return new Usable(models, skipped, obstacle(index, skipped));
	}

	private static @Nullable String obstacle(StoreIndex index, Map<String, String> skipped) {
		return index.names()
			.values()
			.stream()
			.filter(skipped::containsKey)
			.findFirst()
			.map((id) -> "Revision " + index.revision()
					+ " is not served yet, as an alias or the current model leads to " + id + ". " + skipped.get(id))
			.orElse(null);
	}

	private Model usable(StoreIndex.Entry entry, boolean named, Source source) throws IOException {
		Model model = source.find(entry);
		if (named) {
			try {
				this.warm.prepare(model);
			}
			catch (UnreadableWeightsException ex) {
				// an earlier process may have left a copy that is damaged
				this.copies.delete(entry);
				source.find(entry);
				this.warm.prepare(model);
			}
		}
		return model;
	}

	/**
	 * What is usable of an index.
	 *
	 * @param models the models, those that are served as before among them
	 * @param skipped why others, or their new weights, are not, by their ids
	 * @param obstacle why the index can't be taken yet, as a name leads to a model that
	 * is not usable; null if it can
	 */
	record Usable(List<Model> models, Map<String, String> skipped, @Nullable String obstacle) {
	}

	/**
	 * Where models are found with their weights.
	 */
	private interface Source {

		Model find(StoreIndex.Entry entry) throws IOException;

	}

}

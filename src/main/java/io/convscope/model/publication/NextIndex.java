package io.convscope.model.publication;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.Damage;
import io.convscope.model.store.Damages;
import io.convscope.model.store.ModelSnapshot;
import io.convscope.model.store.UnreadableWeightsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the index that a service publishes next. Damage here, or a run that is under way,
 * takes from replicas nothing that they have: a name stays where it was until its model
 * can be published.
 */
final class NextIndex {

	private static final Logger logger = LoggerFactory.getLogger(NextIndex.class);

	private final PublishedWeights weights;

	private final List<String> selection;

	private final Damages damages;

	private final StoreWatch watch;

	/**
	 * Creates what makes indexes.
	 * @param weights publishes weights
	 * @param selection ids or aliases of the models that are published; empty for all
	 * @param damages what is wrong with the files here
	 * @param watch is told how many models are not published
	 */
	NextIndex(PublishedWeights weights, List<String> selection, Damages damages, StoreWatch watch) {
		this.weights = weights;
		this.selection = selection;
		this.damages = damages;
		this.watch = watch;
	}

	/**
	 * Publishes the weights of models and makes an index of them.
	 * @param before the index that is published; null if there is none
	 * @param publisher who publishes
	 * @param now the models
	 * @param present the weights that the store has
	 * @return the next index
	 * @throws IOException if the store cannot be written, or what is to be published is
	 * not known, as names are lost or lead nowhere
	 */
	StoreIndex after(@Nullable StoreIndex before, String publisher, ModelSnapshot now, Set<String> present)
			throws IOException {
		requireNames(now);
		Predicate<String> wanted = wanted(now);
		Map<String, StoreIndex.Entry> former = former(before, present);
		Map<String, StoreIndex.Entry> published = published(now, wanted, former, present);
		Map<String, StoreIndex.Entry> entries = new LinkedHashMap<>(published);
		SortedMap<String, String> names = new TreeMap<>();
		StoreIndex.names(now.aliases(), now.current().map(Model::id).orElse(null)).forEach((name, id) -> {
			StoreIndex.Entry entry = published.get(id);
			if (entry == null && before != null && wanted.test(id)) {
				String target = before.names().getOrDefault(name, "");
				entry = published.getOrDefault(target, former.get(target));
			}
			if (entry != null) {
				names.put(name, entry.model().id());
				entries.putIfAbsent(entry.model().id(), entry);
			}
		});
		String current = names.remove(StoreIndex.CURRENT);
		return StoreIndex.after(before, publisher, List.copyOf(entries.values()), names, current);
	}

	private void requireNames(ModelSnapshot now) throws IOException {
		List<Damage> lost = this.damages.ofNames();
		if (!lost.isEmpty()) {
			throw new IOException("nothing new is published there. " + lost.get(0).problem());
		}
		for (String name : this.selection) {
			if (now.named(name).isEmpty()) {
				throw new IOException("nothing new is published there, as convscope.models.publish names \"" + name
						+ "\", and no model or alias is called that");
			}
		}
	}

	private Predicate<String> wanted(ModelSnapshot now) {
		Set<String> ids = this.selection.stream()
			.flatMap((name) -> now.named(name).stream())
			.map(Model::id)
			.collect(Collectors.toSet());
		return (id) -> this.selection.isEmpty() || ids.contains(id);
	}

	private static Map<String, StoreIndex.Entry> former(@Nullable StoreIndex before, Set<String> present) {
		return (before == null) ? Map.of()
				: before.models()
					.stream()
					.filter((entry) -> present.contains(entry.object()))
					.collect(Collectors.toMap((entry) -> entry.model().id(), (entry) -> entry));
	}

	private Map<String, StoreIndex.Entry> published(ModelSnapshot now, Predicate<String> wanted,
			Map<String, StoreIndex.Entry> former, Set<String> present) throws IOException {
		Map<String, StoreIndex.Entry> entries = new LinkedHashMap<>();
		int damaged = 0;
		for (Model each : now.models()) {
			if (each.provisional() || !wanted.test(each.id())) {
				continue;
			}
			try {
				entries.put(each.id(), this.weights.publish(each, present));
				this.watch.answered();
			}
			catch (UnreadableWeightsException ex) {
				damaged++;
				StoreIndex.Entry whole = former.get(each.id());
				boolean stays = whole != null && whole.model().equals(each);
				if (stays) {
					entries.put(each.id(), whole);
				}
				logger.warn("The model {} {}: {}", each.id(), stays ? "stays as it was published" : "is not published",
						ex.getMessage());
			}
			catch (UnknownModelException ex) {
				logger.debug("{} was deleted meanwhile", each.id());
			}
		}
		this.watch.skips(damaged);
		return entries;
	}

}

package io.convscope.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * What there is to choose from: the models on disk, and the one that comes with the
 * service. Thread safe.
 */
@Component
class KnownModels {

	private final Map<String, Model> models = new ConcurrentHashMap<>();

	KnownModels(ModelStore store, PretrainedModel pretrained) {
		store.readAll().forEach(this::put);
		pretrained.description().ifPresent(this::put);
	}

	List<Model> list() {
		return this.models.values().stream().sorted(Model.OLDEST_FIRST).toList();
	}

	Optional<Model> find(String id) {
		return Optional.ofNullable(this.models.get(id));
	}

	Model get(String id) {
		return find(id).orElseThrow(() -> UnknownModelException.of(id, list()));
	}

	/**
	 * Finds what may answer in place of a model.
	 * @param asked a model that was known once
	 * @return it, or what its run has made of it since
	 * @throws UnknownModelException if it was deleted
	 */
	Model latest(Model asked) {
		Model latest = get(asked.id());
		if (!latest.continues(asked)) {
			throw UnknownModelException.replaced(asked.id());
		}
		return latest;
	}

	void put(Model model) {
		this.models.put(model.id(), model);
	}

	void remove(Model model) {
		this.models.remove(model.id());
	}

}

package io.convscope.model.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.convscope.home.Sha256;
import io.convscope.model.Model;
import io.convscope.model.safetensors.DType;
import io.convscope.model.store.ModelWeights;
import io.convscope.model.store.WeightsDownload;
import io.convscope.model.store.WeightsFormat;

/**
 * The weights that a service has published, under the names of their digests. For one
 * thread.
 */
final class PublishedWeights {

	// replicas that have read an index copy what it names
	private static final Duration GRACE = Duration.ofMinutes(2);

	private final ModelWeights weights;

	private final ObjectStore store;

	private final Clock clock;

	// by the ids of models
	private final Map<String, StoreIndex.Entry> entries = new TreeMap<>();

	private final Map<String, Instant> unnamedSince = new TreeMap<>();

	PublishedWeights(ModelWeights weights, ObjectStore store, Clock clock) {
		this.weights = weights;
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Publishes a model's weights, unless the store has them.
	 * @param model the model
	 * @param present what the store has
	 * @return the model's entry in the index
	 * @throws IOException if the store cannot be written, or the model was replaced
	 * meanwhile
	 * @throws io.convscope.model.UnknownModelException if the model was deleted
	 * @throws io.convscope.model.store.UnreadableWeightsException if its weights are
	 * damaged
	 */
	StoreIndex.Entry publish(Model model, Set<String> present) throws IOException {
		StoreIndex.Entry entry = this.entries.get(model.id());
		if (entry == null || !entry.model().equals(model)) {
			entry = entryOf(model);
			this.entries.put(model.id(), entry);
		}
		if (!present.contains(entry.object())) {
			WeightsDownload file = open(model);
			try (InputStream content = file.content()) {
				if (!file.model().equals(entry.model())) {
					throw new IOException("the model " + model.id() + " was replaced while it was published");
				}
				this.store.put(entry.object(), content, file.length());
			}
		}
		return entry;
	}

	private StoreIndex.Entry entryOf(Model model) throws IOException {
		MessageDigest sum = Sha256.newDigest();
		WeightsDownload file = open(model);
		try (InputStream content = new DigestInputStream(file.content(), sum)) {
			content.transferTo(OutputStream.nullOutputStream());
		}
		return new StoreIndex.Entry(HexFormat.of().formatHex(sum.digest()), file.length(), file.model());
	}

	private WeightsDownload open(Model model) {
		return this.weights.open(model.id(), WeightsFormat.SAFETENSORS, DType.F32);
	}

	/**
	 * Deletes weights that the index has not named for a while.
	 * @param index the present index
	 * @throws IOException if the store cannot be read or written
	 */
	void deleteUnnamed(StoreIndex index) throws IOException {
		Set<String> named = index.models().stream().map(StoreIndex.Entry::object).collect(Collectors.toSet());
		this.entries.keySet()
			.retainAll(index.models().stream().map((each) -> each.model().id()).collect(Collectors.toSet()));
		Set<String> unnamed = this.store.list();
		unnamed.removeAll(named);
		this.unnamedSince.keySet().retainAll(unnamed);
		Instant now = this.clock.instant();
		for (String each : unnamed) {
			if (this.unnamedSince.computeIfAbsent(each, (name) -> now).plus(GRACE).isBefore(now)) {
				this.store.delete(each);
			}
		}
	}

}

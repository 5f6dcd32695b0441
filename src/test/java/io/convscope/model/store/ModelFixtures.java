package io.convscope.model.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.home.ConvscopeHome;
import io.convscope.memory.MemoryBudget;
import io.convscope.model.Model;
import io.convscope.model.imports.ModelImports;
import io.convscope.model.inference.InferenceThread;
import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.unit.DataSize;

/**
 * A home in a folder, the models in it and the thread they answer on, with no Spring
 * context.
 */
public final class ModelFixtures implements AutoCloseable {

	private final ConvscopeHome home;

	private final Networks networks;

	private final StoredModels stored;

	private final InferenceThread inference;

	public ModelFixtures(Path folder) {
		this(folder, new Networks());
	}

	public ModelFixtures(Path folder, Networks networks) {
		this.home = new ConvscopeHome(folder);
		this.networks = networks;
		this.stored = StoredModels.of(this.home, false);
		this.inference = new InferenceThread(networks, models());
	}

	/**
	 * Reads the models in a home, without the one that comes with the service.
	 */
	public static Models models(ConvscopeHome home) {
		return models(home, false);
	}

	public static Models models(ConvscopeHome home, boolean pretrained) {
		return StoredModels.of(home, pretrained).models();
	}

	/**
	 * Reads the weights of what is in a home now.
	 */
	public static ModelWeights weights(ConvscopeHome home) {
		PretrainedModels shipped = new PretrainedModels(true, JsonMapper.shared());
		return new ModelWeights(models(home, true).known(), store(home), shipped);
	}

	/**
	 * Reads the weights of models in a home, now and later.
	 */
	public static ModelWeights weights(ConvscopeHome home, Models models) {
		return new ModelWeights(models.known(), store(home), new PretrainedModels(false, JsonMapper.shared()));
	}

	private static ModelStore store(ConvscopeHome home) {
		return new ModelStore(home, JsonMapper.shared(), new ModelCopies());
	}

	/**
	 * Saves a model with the weights that a network starts with.
	 */
	public Model save(int runId, String dataset, List<String> labels, long seed) {
		return save(runId, dataset, labels, initialWeights(labels, seed));
	}

	public Model save(int runId, String dataset, List<String> labels, Weights weights) {
		Instant created = Instant.EPOCH.plusSeconds(runId);
		Model model = new Model(Model.idOf(runId), dataset, labels, runId, 1, "testAccuracy", null, 0.75, 0.75, null,
				created, false);
		return models().save(model, weights);
	}

	public static Weights initialWeights(List<String> labels, long seed) {
		return Weights.initial(Architecture.article(labels.size()), seed);
	}

	/**
	 * Gives one bias of conv1 so low a value that the kernel never gets above zero.
	 */
	public static Weights withDeadChannel(List<String> labels, int channel) {
		return new Weights(initialWeights(labels, 1).tensors().stream().map((tensor) -> {
			float[] values = tensor.values().clone();
			if (tensor.name().equals("conv1.bias")) {
				values[channel] = -100;
			}
			return new Tensor(tensor.name(), tensor.shape(), values);
		}).toList());
	}

	public ConvscopeHome home() {
		return this.home;
	}

	public NetworkCatalog catalog() {
		return new NetworkCatalog(this.home);
	}

	public ModelImports imports() {
		return imports(Duration.ofSeconds(10));
	}

	/**
	 * Imports models, with memory for a few of the article's network.
	 */
	public ModelImports imports(Duration patience) {
		return new ModelImports(models(), this.inference, catalog(),
				new MemoryBudget(DataSize.ofMegabytes(100), patience), Clock.systemUTC(), patience);
	}

	public Networks networks() {
		return this.networks;
	}

	public Models models() {
		return this.stored.models();
	}

	public Damages damages() {
		return this.stored.damages();
	}

	public ModelAliases aliases() {
		return this.stored.aliases();
	}

	/**
	 * Reads the weights of the models here.
	 */
	public ModelWeights weights() {
		return this.stored.weights();
	}

	/**
	 * What a replica in this home has copied.
	 */
	public ModelCopies copies() {
		return this.stored.copies();
	}

	public InferenceThread inference() {
		return this.inference;
	}

	@Override
	public void close() throws IOException {
		try {
			this.inference.destroy();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.home.destroy();
	}

}

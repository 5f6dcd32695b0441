package io.convscope.training;

import java.util.List;
import java.util.Map;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.catalog.cost.TrainingMemory;
import io.convscope.catalog.reading.NetworkLimits;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetStatus;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Networks;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.training.loop.EpochSize;
import io.convscope.training.cluster.Cluster;
import io.convscope.training.cluster.WorkersCheck;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.LearningRates;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Checks and completes requests for runs, including the model that a run starts from.
 * Thread safe.
 */
@Component
public class RunRequests {

	private static final String USUAL_DATASET = "cifar10";

	private final Models models;

	private final DatasetCatalog datasets;

	private final NetworkCatalog networks;

	private final Networks engines;

	private final TrainingMemory memory;

	private final Cluster cluster;

	private final RecipeChoices choices;

	RunRequests(Models models, DatasetCatalog datasets, NetworkCatalog networks, Networks engines,
			TrainingMemory memory, Cluster cluster) {
		this.cluster = cluster;
		this.engines = engines;
		this.memory = memory;
		this.networks = networks;
		this.models = models;
		this.datasets = datasets;
		this.choices = new RecipeChoices(models, datasets, networks);
	}

	/**
	 * Lists the fields of {@code POST /train}.
	 * @return their names, in the order in which they are told
	 */
	public static List<String> fields() {
		return RequestCheck.FIELDS.stream().map(Option::name).toList();
	}

	/**
	 * Checks and completes a request.
	 * @param body the body; any field may be missing or not valid
	 * @return the complete request
	 * @throws InvalidRequestException if fields are unknown, of the wrong type or out of
	 * range, the model to start from does not fit, or there is not enough memory to train
	 * the network
	 * @throws io.convscope.model.UnknownModelException if there is no such model
	 * @throws IllegalRunStateException if the run of that model has not ended
	 * @throws io.convscope.dataset.UnknownDatasetException if there is no such data set
	 * @throws io.convscope.dataset.DatasetAbsentException if it is being imported
	 * @throws io.convscope.dataset.DatasetUnavailableException if it lacks labels or
	 * pictures
	 */
	public RunRequest complete(ObjectNode body) {
		RecipeChoices.Choice choice = this.choices.of(withoutAlias(body));
		return checked(completed(choice.body()).withChoice(choice.sentence()).freezingByName());
	}

	// a run tells which model it started from, whatever its alias stands for later
	private ObjectNode withoutAlias(ObjectNode body) {
		String from = TrainingSettings.FROM.name();
		return this.models.find(body.path(from).asString(""))
			.map((model) -> body.deepCopy().put(from, model.id()))
			.orElse(body);
	}

	private RunRequest checked(RunRequest request) {
		TrainingSettings settings = request.settings();
		DatasetStatus dataset = trainable(request.dataset());
		Architecture network = new Architecture(request.network(), dataset.labels().size());
		String from = settings.from();
		boolean freshLogits = from != null && !this.models.get(from).labels().equals(dataset.labels());
		RuleCheck.check(settings, network, EpochSize.of(settings, dataset.train()), freshLogits, this.engines.engine());
		WorkersCheck.check(settings, this.cluster.exists());
		this.memory.require(network, settings.batchSize());
		return request;
	}

	private DatasetStatus trainable(String name) {
		DatasetStatus dataset = this.datasets.status(name);
		dataset.requireTrainable();
		return dataset;
	}

	private RunRequest completed(ObjectNode body) {
		RunRequest request = RequestCheck.complete(body, this::usualDataset, this.networks::choose);
		List<String> labels = trainable(request.dataset()).labels();
		if (body.hasNonNull(RequestCheck.NETWORK.name())) {
			requireWithinLimits(request.network(), labels);
		}
		String from = request.settings().from();
		return (from != null) ? StartCheck.complete(request, body, this.models.get(from)) : request;
	}

	private static void requireWithinLimits(NetworkDescription network, List<String> labels) {
		OptionReader reader = new OptionReader();
		NetworkLimits.check(network, labels.size(), RequestCheck.NETWORK.name(), reader);
		reader.requireNoErrors();
	}

	private String usualDataset(@Nullable String from) {
		String learned = (from != null) ? this.models.get(from).dataset() : null;
		return (learned != null) ? learned : USUAL_DATASET;
	}

	/**
	 * Creates a request that continues an ended run: it starts from the run's model,
	 * which has the weights of the best epoch, with the same data set and settings, and
	 * the learning rate that the user wanted last. It is of the same owner, unless the
	 * request names another.
	 * @param ended the run
	 * @param body the body; any field may be missing or not valid
	 * @return the complete request
	 * @throws InvalidRequestException if fields are unknown, of the wrong type or out of
	 * range
	 * @throws IllegalRunStateException if the run has not ended, or has no model
	 */
	RunRequest extend(Run ended, ObjectNode body) {
		OptionReader reader = new OptionReader();
		int epochs = reader.field(body, TrainingSettings.EPOCHS).map(Long::intValue).orElse(ended.settings().epochs());
		String name = reader.field(body, RequestCheck.NAME).map(String::strip).orElse(ended.name());
		@Nullable String owner = reader.field(body, RequestCheck.OWNER).map(String::strip).orElse(ended.owner());
		reader.refuseOthers(body, List.of(TrainingSettings.EPOCHS, RequestCheck.NAME, RequestCheck.OWNER));
		reader.requireNoErrors();
		if (!ended.state().isFinal()) {
			throw IllegalRunStateException.notEnded(ended);
		}
		Model model = this.models.find(Model.idOf(ended.id()))
			.orElseThrow(() -> IllegalRunStateException.withoutModel(ended));
		TrainingSettings settings = ended.settings()
			.extended(model.id(), epochs)
			.with(Map.of(TrainingSettings.LEARNING_RATE.name(), LearningRates.wanted(ended)));
		return checked(new RunRequest(name, ended.dataset(), ended.recipe(), settings, model.network(), owner, null));
	}

}

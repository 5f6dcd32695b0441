package io.convscope.spark.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.dataset.Dataset;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.request.InvalidRequestException;
import io.convscope.spark.Engine;
import io.convscope.spark.JobModel;
import io.convscope.spark.TemporaryHome;
import io.convscope.training.RequestCheck;
import io.convscope.training.RuleCheck;
import io.convscope.training.StartCheck;
import io.convscope.training.loop.EpochSize;
import io.convscope.training.loop.StartingPoint;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what {@code POST /train} takes, as far as many machines can train it, with the
 * model that a training starts from. Not thread-safe.
 */
public final class TrainingRequests implements AutoCloseable {

	private static final String USUAL_DATASET = "cifar10";

	private final TemporaryHome home = new TemporaryHome();

	// of a user who has no networks but those in the request
	private final NetworkCatalog networks = new NetworkCatalog(this.home.home());

	private final Models models = Models.of(this.home.home());

	private final @Nullable JobModel start;

	// what the request calls it
	private @Nullable String startId;

	/**
	 * Prepares to read requests.
	 * @param start the model that they start from; null if there is none but those that
	 * come with the service
	 */
	public TrainingRequests(@Nullable JobModel start) {
		this.start = start;
	}

	/**
	 * Reads a request for a network that many machines train.
	 * @param body the request
	 * @return the complete request
	 * @throws InvalidRequestException if anything is wrong with it
	 */
	RunRequest read(ObjectNode body) {
		RunRequest request = complete(body);
		requireSupported(request.settings());
		return request;
	}

	/**
	 * Completes a request.
	 * @param body the request
	 * @return the complete request
	 * @throws InvalidRequestException if anything is wrong with it
	 */
	public RunRequest complete(ObjectNode body) {
		RunRequest request = RequestCheck.complete(body, this::usualDataset, this.networks::choose);
		String from = request.settings().from();
		return ((from != null) ? StartCheck.complete(request, body, model(from)) : request).freezingByName();
	}

	private String usualDataset(@Nullable String from) {
		String learned = (from != null) ? model(from).dataset() : null;
		return (learned != null) ? learned : USUAL_DATASET;
	}

	private Model model(String from) {
		return this.models.find(from).orElseGet(() -> {
			if (this.start == null) {
				throw InvalidRequestException.of("from",
						"names " + from + ", whose weights are needed: say where their file is with --model");
			}
			if (this.startId != null) {
				throw InvalidRequestException.of("from",
						"can't be both " + this.startId + " and " + from + ", since --model is one file");
			}
			this.startId = from;
			this.start.putInto(this.models, from);
			return this.models.get(from);
		});
	}

	/**
	 * Checks complete requests against what they learn from, when all are complete.
	 * @param requests the requests
	 * @param datasets finds the pictures of a data set
	 * @throws InvalidRequestException if anything is wrong with one
	 */
	public void check(List<RunRequest> requests, Function<String, Dataset> datasets) {
		if (this.start != null && this.startId == null) {
			throw InvalidRequestException.of("from", "must name the model, since --model has its weights");
		}
		for (RunRequest each : requests) {
			Dataset dataset = datasets.apply(each.dataset());
			String from = each.settings().from();
			RuleCheck.check(each.settings(), new Architecture(each.network(), dataset.labels().size()),
					EpochSize.of(each.settings(), dataset.train().size()),
					from != null && !model(from).labels().equals(dataset.labels()), Engine.networks().engine());
		}
	}

	/**
	 * Finds where a training starts.
	 * @param request a request from here
	 * @param labels those of its data set
	 * @return the first weights and the random numbers that follow
	 */
	StartingPoint start(RunRequest request, List<String> labels) {
		return StartingPoint.of(request.settings(), new Architecture(request.network(), labels.size()), labels,
				this.models);
	}

	private static void requireSupported(TrainingSettings settings) {
		Map<String, String> errors = new LinkedHashMap<>();
		Optional.ofNullable(settings.patience())
			.ifPresent((each) -> errors.put("patience", "is not supported here: choose the number of epochs"));
		Optional.ofNullable(settings.maxMinutes())
			.ifPresent((each) -> errors.put("maxMinutes", "is not supported here: choose the number of epochs"));
		if (!errors.isEmpty()) {
			throw InvalidRequestException.of(errors);
		}
	}

	@Override
	public void close() {
		this.home.close();
	}

}

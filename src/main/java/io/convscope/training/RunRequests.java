package io.convscope.training;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.model.Model;
import io.convscope.model.Models;
import io.convscope.model.TrainingSettings;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;

import org.springframework.stereotype.Component;

/**
 * Completes requests for runs, looking up the model that a run is to start from. Thread
 * safe.
 */
@Component
class RunRequests {

	private final Models models;

	private final DatasetCatalog datasets;

	RunRequests(Models models, DatasetCatalog datasets) {
		this.models = models;
		this.datasets = datasets;
	}

	/**
	 * Completes a request.
	 * @param request what came in
	 * @return what to do
	 * @throws InvalidRequestException if fields are unknown or out of their range, or the
	 * model to start from doesn't fit
	 * @throws io.convscope.model.UnknownModelException if there is no such model
	 * @throws IllegalRunStateException if the run of that model has not ended
	 * @throws io.convscope.dataset.UnknownDatasetException if there is no such data set
	 */
	RunRequest complete(TrainRequest request) {
		if (request.from() == null) {
			return RequestCheck.complete(request);
		}
		Model model = this.models.get(request.from());
		RunRequest complete = RequestCheck.complete(request.on(model.dataset()));
		StartCheck.check(model, complete, this.datasets.status(complete.dataset()).labels());
		return complete;
	}

	/**
	 * Makes the request that goes on where a run has ended: from its model, which is of
	 * its best epoch, with its data set and settings.
	 * @param ended the run
	 * @param request what came in
	 * @return what to do
	 * @throws InvalidRequestException if fields are unknown or out of their range
	 * @throws IllegalRunStateException if the run has not ended, or has no model
	 */
	RunRequest extend(Run ended, ExtendRequest request) {
		FieldCheck fields = new FieldCheck();
		long epochs = fields.whole("epochs", request.epochs(), ended.settings().epochs(), 1, 1000);
		String name = fields.name(request.name(), ended.name());
		fields.unknown(request.unknown().keySet(), "epochs, name");
		fields.finish();
		if (!ended.state().isFinal()) {
			throw IllegalRunStateException.notEnded(ended);
		}
		Model model = this.models.find(Model.idOf(ended.id()))
			.orElseThrow(() -> IllegalRunStateException.withoutModel(ended));
		TrainingSettings settings = ended.settings().extended(model.id(), (int) epochs);
		return new RunRequest(name, ended.dataset(), ended.recipe(), settings);
	}

}

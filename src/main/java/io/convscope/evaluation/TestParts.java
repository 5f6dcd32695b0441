package io.convscope.evaluation;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Selects the data set that models are evaluated on. Thread-safe.
 */
@Component
class TestParts {

	private final DatasetCatalog datasets;

	TestParts(DatasetCatalog datasets) {
		this.datasets = datasets;
	}

	/**
	 * Returns the data set to evaluate a model on.
	 * @param model the model
	 * @param name the data set requested; null for the model's own
	 * @return a data set with the same labels and with test pictures
	 * @throws UnknownDatasetException if there is no data set of that name
	 * @throws DatasetAbsentException if it has not been downloaded yet
	 * @throws NotEvaluableException if the model has no data set, the labels differ, or
	 * there are no test pictures
	 */
	Dataset of(Model model, @Nullable String name) {
		String own = model.dataset();
		if (name == null && own == null) {
			throw NotEvaluableException.withoutDataset(model);
		}
		Dataset dataset = this.datasets.require((name != null) ? name : own);
		requireFit(model, dataset);
		return dataset;
	}

	/**
	 * Returns the data set to compare two models on.
	 * @param a the first model
	 * @param b the second model
	 * @param name the data set requested; null for their own
	 * @return a data set with the same labels and with test pictures
	 * @throws UnknownDatasetException if there is no data set of that name
	 * @throws DatasetAbsentException if it has not been downloaded yet
	 * @throws NotEvaluableException if the models cannot be compared
	 */
	Dataset of(Model a, Model b, @Nullable String name) {
		if (!a.labels().equals(b.labels())) {
			throw NotEvaluableException.labelsDiffer(a, b);
		}
		if (name != null || a.dataset() == null) {
			return of(b, name);
		}
		if (b.dataset() != null && !a.dataset().equals(b.dataset())) {
			throw NotEvaluableException.datasetsDiffer(a, b);
		}
		return of(a, null);
	}

	static void requireFit(Model model, Dataset dataset) {
		if (!model.labels().equals(dataset.labels())) {
			throw NotEvaluableException.labelsDoNotFit(model, dataset);
		}
		if (dataset.test().size() == 0) {
			throw NotEvaluableException.withoutTestPictures(dataset);
		}
	}

}

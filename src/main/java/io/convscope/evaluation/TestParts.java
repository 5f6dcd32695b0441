package io.convscope.evaluation;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds the data sets on whose test parts models are evaluated. Thread safe.
 */
@Component
class TestParts {

	private final DatasetCatalog datasets;

	TestParts(DatasetCatalog datasets) {
		this.datasets = datasets;
	}

	/**
	 * Finds the data set to evaluate a model on.
	 * @param model the model
	 * @param name the data set that is asked for; null for the model's own
	 * @return a data set of the same labels, with test pictures
	 * @throws UnknownDatasetException if there is none of that name
	 * @throws DatasetAbsentException if it is not here yet
	 * @throws NotEvaluableException if the model has none, or its labels don't fit
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
	 * Finds the data set to compare two models on.
	 * @param a the one
	 * @param b the other
	 * @param name the data set that is asked for; null for their own
	 * @return a data set of the same labels, with test pictures
	 * @throws UnknownDatasetException if there is none of that name
	 * @throws DatasetAbsentException if it is not here yet
	 * @throws NotEvaluableException if they can't be compared
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

package io.convscope.model.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.model.ModelName;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A request to import a model, without its weights.
 *
 * @param id the requested id; null for any
 * @param dataset the data set that it was trained on; null if unknown
 * @param labels the names of its classes, at least 2
 * @param network its network; null for the one that the file names or fits
 * @param replaces whether it takes the place of a model of that id, if there is one
 */
public record ImportRequest(@Nullable String id, @Nullable String dataset, List<String> labels,
		@Nullable NetworkDescription network, boolean replaces) {

	private static final int MAX_LABEL = 100;

	/**
	 * Asks for a model of the network that the file names or fits.
	 */
	public ImportRequest(@Nullable String id, @Nullable String dataset, List<String> labels) {
		this(id, dataset, labels, null);
	}

	/**
	 * Asks for a model whose id is free.
	 */
	public ImportRequest(@Nullable String id, @Nullable String dataset, List<String> labels,
			@Nullable NetworkDescription network) {
		this(id, dataset, labels, network, false);
	}

	/**
	 * Asks for a model that takes the place of the one of its id, if there is one.
	 * @return the same request otherwise
	 */
	public ImportRequest replacing() {
		return new ImportRequest(this.id, this.dataset, this.labels, this.network, true);
	}

	/**
	 * Asks for a certain network.
	 * @param network what the weights are of
	 * @return the same request otherwise
	 */
	public ImportRequest with(NetworkDescription network) {
		return new ImportRequest(this.id, this.dataset, this.labels, network, this.replaces);
	}

	/**
	 * Checks a request. Exactly one of {@code labels}, {@code label} and {@code dataset}
	 * must name the classes.
	 * @param name the requested id; null for any
	 * @param labels the names of the classes, separated by commas; null for none
	 * @param label the names of the classes, which may have commas; empty for none
	 * @param dataset a data set whose labels are used; null for none
	 * @param datasets all data sets
	 * @return the request
	 * @throws InvalidRequestException if a parameter is not valid
	 * @throws io.convscope.dataset.UnknownDatasetException if there is no such data set
	 */
	public static ImportRequest of(@Nullable String name, @Nullable String labels, List<String> label,
			@Nullable String dataset, DatasetCatalog datasets) {
		Map<String, String> errors = new LinkedHashMap<>();
		if (name != null) {
			ModelName.fault(name).ifPresent((fault) -> errors.put("name", fault));
		}
		List<String> given = (labels != null) ? Stream.of(labels.split(",", -1)).map(String::strip).toList()
				: label.stream().map(String::strip).toList();
		if (Stream.of(labels != null, !label.isEmpty(), dataset != null).filter((each) -> each).count() != 1) {
			errors.put("labels", "or label or dataset must name the classes, exactly one of them:"
					+ " ?labels=cat,dog or ?label=cat&label=dog or ?dataset=cifar10");
		}
		else if (dataset == null) {
			checkLabels(given, errors);
		}
		if (!errors.isEmpty()) {
			throw InvalidRequestException.of(errors);
		}
		return new ImportRequest(name, dataset, (dataset != null) ? datasets.status(dataset).labels() : given);
	}

	private static void checkLabels(List<String> labels, Map<String, String> errors) {
		if (!labels.stream().allMatch(PlainText::isPlain)) {
			errors.put("labels", "must have " + PlainText.RULE);
		}
		else if (labels.size() < 2 || Set.copyOf(labels).size() < labels.size()
				|| labels.stream().anyMatch((label) -> label.isEmpty() || label.length() > MAX_LABEL)) {
			errors.put("labels",
					"must be at least 2 different names of 1 to " + MAX_LABEL
							+ " characters, separated by commas or as one label= each, not \""
							+ String.join(",", labels) + "\"");
		}
	}

}

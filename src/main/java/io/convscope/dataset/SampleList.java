package io.convscope.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import io.convscope.request.web.PublicPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A page of the samples of one part of a data set, of one label or of all, without their
 * pictures.
 *
 * @param dataset the data set's name
 * @param part the part
 * @param label the label of the samples; null for any
 * @param labelIndex its index, counted from 0; null for any
 * @param total the number of samples selected
 * @param offset the number of samples skipped
 * @param limit the maximum number of samples listed
 * @param samples the samples in ascending order of their indexes
 */
record SampleList(String dataset, Part part, @Nullable String label, @Nullable Integer labelIndex, int total,
		int offset, int limit, List<Listed> samples) {

	private static final int LARGEST_LIMIT = 1000;

	private static final int DEFAULT_LIMIT = 50;

	/**
	 * Selects samples.
	 * @param dataset the data set
	 * @param parameters the parameters of a request
	 * @return the samples
	 * @throws InvalidRequestException if a parameter is invalid
	 */
	static SampleList of(Dataset dataset, Parameters parameters) {
		OptionReader reader = new OptionReader();
		Optional<Part> part = reader.choice("part", parameters.part(), Part.values());
		Integer label = reader.label("label", parameters.label(), dataset.labels()).orElse(null);
		int offset = reader.atLeast("offset", parameters.offset(), 0).orElse(0);
		int limit = reader.number("limit", parameters.limit(), 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
		reader.requireNoErrors();
		return of(dataset, part.orElseThrow(), label, offset, limit);
	}

	private static SampleList of(Dataset dataset, Part part, @Nullable Integer label, int offset, int limit) {
		Samples samples = dataset.part(part);
		int[] selected = IntStream.range(0, samples.size())
			.filter((index) -> label == null || label == samples.label(index))
			.toArray();
		List<Listed> listed = IntStream.of(selected)
			.skip(offset)
			.limit(limit)
			.mapToObj((index) -> Listed.of(dataset, part, index))
			.toList();
		return new SampleList(dataset.name(), part, (label != null) ? dataset.labels().get(label) : null, label,
				selected.length, offset, limit, listed);
	}

	/**
	 * The parameters of a list, not checked yet.
	 *
	 * @param part the part
	 * @param label the name or index of a label; null for any
	 * @param offset the number of samples to skip; null for 0
	 * @param limit the maximum number of samples to list; null for the default
	 */
	record Parameters(String part, @Nullable String label, @Nullable String offset, @Nullable String limit) {
	}

	/**
	 * A sample in the list.
	 *
	 * @param sample its address, for example {@code shapes/train/7}
	 * @param href the path of its PNG
	 * @param index its index in the part, counted from 0
	 * @param label its label
	 * @param labelIndex the index of its label, counted from 0
	 */
	record Listed(String sample, @JsonSerialize(using = PublicPath.class) String href, int index, String label,
			int labelIndex) {

		static Listed of(Dataset dataset, Part part, int index) {
			int label = dataset.part(part).label(index);
			return new Listed(new SampleAddress(dataset.name(), part, index).toString(),
					"/datasets/" + dataset.name() + "/samples/" + part + "/" + index, index,
					dataset.labels().get(label), label);
		}

	}

}

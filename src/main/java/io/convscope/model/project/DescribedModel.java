package io.convscope.model.project;

import java.util.List;

import io.convscope.dataset.own.LabelName;
import io.convscope.model.Familiarity;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.request.Decimals;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.TextLists;
import io.convscope.request.Texts;
import io.convscope.request.ValueType;
import io.convscope.request.WholeNumbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file {@code model.json} of a project: how a model was trained and how well it did,
 * without the run and its owner.
 *
 * @param id what the model is called where it was trained
 * @param labels the names of its classes
 * @param epoch the epoch of its weights; null if unknown
 * @param selectedBy the metric by which that epoch was selected; null if unknown
 * @param validationAccuracy accuracy on the validation split, 0 to 1; null if unknown
 * @param testAccuracy accuracy on the test pictures, 0 to 1; null if unknown
 * @param lastEpochTestAccuracy that of the last epoch; null if unknown
 * @param settings the settings it was trained with; null if unknown
 * @param familiarity how familiar its test pictures look to it; null if unknown
 */
record DescribedModel(String id, List<String> labels, @Nullable Integer epoch, @Nullable String selectedBy,
		@Nullable Double validationAccuracy, @Nullable Double testAccuracy, @Nullable Double lastEpochTestAccuracy,
		@Nullable TrainingSettings settings, @Nullable Familiarity familiarity) {

	private static final Option<String> ID = option("id", Texts.names(100));

	private static final Option<List<String>> LABELS = option("labels", TextLists.any());

	private static final Option<Long> EPOCH = option("epoch", WholeNumbers.atLeast(1));

	private static final Option<String> SELECTED_BY = option("selectedBy",
			Texts.oneOf(List.of("validationAccuracy", "testAccuracy", "testLoss")));

	private static final Option<Double> VALIDATION = option("validationAccuracy", Decimals.from("0", "1"));

	private static final Option<Double> TEST = option("testAccuracy", Decimals.from("0", "1"));

	private static final Option<Double> LAST_EPOCH = option("lastEpochTestAccuracy", Decimals.from("0", "1"));

	private static final int MOST_LABELS = 1000;

	private static final String SETTINGS = "settings";

	private static final String FAMILIARITY = "familiarity";

	private static final JsonMapper JSON = new JsonMapper();

	private static <T> Option<T> option(String name, ValueType<T> type) {
		return Option.of(name, type, null, "", "");
	}

	/**
	 * Reads the file.
	 * @param file its bytes, which may be anything
	 * @return what it says; fields of later versions are ignored
	 * @throws InvalidRequestException if it is not valid; the message names each fault
	 */
	static DescribedModel read(byte[] file) {
		OptionReader reader = new OptionReader();
		ObjectNode fields = fields(file);
		List<String> labels = reader.field(fields, LABELS).orElse(List.of());
		checkLabels(labels, reader);
		TrainingSettings settings = (fields.get(SETTINGS) instanceof ObjectNode given)
				? TrainingSettings.DEFAULTS.with(TrainingSettings.given(given, reader)) : null;
		DescribedModel read = new DescribedModel(reader.field(fields, ID).orElse("of the project"), labels,
				reader.field(fields, EPOCH).map(Long::intValue).orElse(null),
				reader.field(fields, SELECTED_BY).orElse(null), reader.field(fields, VALIDATION).orElse(null),
				reader.field(fields, TEST).orElse(null), reader.field(fields, LAST_EPOCH).orElse(null), settings,
				familiarity(fields.get(FAMILIARITY), reader));
		reader.requireNoErrors();
		return read;
	}

	private static void checkLabels(List<String> labels, OptionReader reader) {
		if (labels.size() < 2 || labels.size() > MOST_LABELS) {
			reader.refuse(LABELS.name(), "must name 2 to " + MOST_LABELS);
			return;
		}
		for (int i = 0; i < labels.size(); i++) {
			String fault = LabelName.fault(labels.get(i), labels.subList(0, i));
			if (fault != null) {
				reader.refuse(LABELS.name(), "can't have \"" + labels.get(i) + "\", which " + fault);
			}
		}
	}

	private static ObjectNode fields(byte[] file) {
		try {
			if (JSON.readTree(file) instanceof ObjectNode fields) {
				return fields;
			}
		}
		catch (JacksonException ex) {
			// told below
		}
		throw InvalidRequestException.of("model.json", "must be an object in JSON");
	}

	private static @Nullable Familiarity familiarity(@Nullable JsonNode node, OptionReader reader) {
		if (node == null || node.isNull()) {
			return null;
		}
		try {
			return JSON.treeToValue(node, Familiarity.class);
		}
		catch (JacksonException ex) {
			reader.refuse(FAMILIARITY, "must be " + Familiarity.SHARES.size() + " numbers in ascending order");
			return null;
		}
	}

	static DescribedModel of(Model model) {
		return new DescribedModel(model.id(), model.labels(), model.epoch(), model.selectedBy(),
				model.validationAccuracy(), model.testAccuracy(), model.lastEpochTestAccuracy(), model.settings(),
				model.familiarity());
	}

	byte[] bytes() {
		return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
	}

	/**
	 * Adds this to a model.
	 * @param imported the model as imported weights make it
	 * @return the model with its provenance
	 */
	Model addedTo(Model imported) {
		return new Model(imported.id(), imported.dataset(), imported.labels(), null, this.epoch, this.selectedBy,
				this.validationAccuracy, this.testAccuracy, this.lastEpochTestAccuracy, this.settings,
				imported.createdAt(), false, null, imported.network(), this.familiarity);
	}

}

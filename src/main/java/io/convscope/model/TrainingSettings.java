package io.convscope.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.convscope.request.Decimals;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.Texts;
import io.convscope.request.WholeNumbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a training run, and so its model, was made with: with the data set it decides all
 * that comes out. {@link #OPTIONS} tells the ranges and defaults.
 *
 * @param epochs passes over the training pictures
 * @param batchSize pictures in a step
 * @param learningRate size of a step
 * @param momentum share of the last step kept
 * @param seed of all random numbers
 * @param trainLimit how many training pictures to use, from the first on; null for all
 * @param validation share of these that is held out to choose the best epoch by; null for
 * none, so that the test pictures choose
 * @param patience epochs in a row without a better one after which the run ends; null for
 * no such end
 * @param maxMinutes of training and measuring after which the run ends; null for no such
 * end
 * @param from id of the model whose weights it starts from, with momentum from zero; null
 * for fresh weights, drawn by the seed
 */
public record TrainingSettings(int epochs, int batchSize, double learningRate, double momentum, long seed,
		@Nullable Integer trainLimit, @Nullable Double validation, @Nullable Integer patience,
		@Nullable Double maxMinutes, @Nullable String from) {

	/** How many epochs. */
	public static final Option<Long> EPOCHS = Option.of("epochs", new WholeNumbers(1, 1000), 20L, "Epochs",
			"times through all pictures");

	/** From whose weights to go on. */
	public static final Option<String> FROM = Option.of("from", Texts.any(), null, "Start from",
			"a model whose weights to go on from");

	// numbers that JavaScript, too, tells apart
	private static final WholeNumbers SEEDS = new WholeNumbers(0, (1L << 53) - 1);

	private static final Option<Long> TRAIN_LIMIT = new Option<>("trainLimit", WholeNumbers.atLeast(1), null,
			"Train limit", "learn from fewer pictures", "all");

	private static final Option<Double> VALIDATION = Option.of("validation", Decimals.aboveUpTo("0", "0.5"), null,
			"Validation", "share held out to choose the best epoch");

	/**
	 * Each setting, named and ordered as the components; the defaults are the article's.
	 */
	public static final List<Option<?>> OPTIONS = List.of(EPOCHS,
			Option.of("batchSize", new WholeNumbers(1, 1024), 32L, "Batch size", "pictures a step"),
			Option.of("learningRate", Decimals.aboveUpTo("0", "10"), 0.001, "Learning rate", "how far a step goes"),
			Option.of("momentum", Decimals.fromBelow("0", "1"), 0.9, "Momentum", "how much of the last step stays"),
			Option.of("seed", SEEDS, 42L, "Seed", "the same seed, the same random numbers"), TRAIN_LIMIT, VALIDATION,
			Option.of("patience", new WholeNumbers(1, 1000), null, "Patience",
					"stop after so many epochs without gain"),
			Option.of("maxMinutes", Decimals.aboveUpTo("0", "10080"), null, "Minutes at most",
					"stop when they are over"),
			FROM);

	private static final JsonMapper JSON = new JsonMapper();

	/** The article's. */
	public static final TrainingSettings DEFAULTS = defaults();

	/**
	 * Makes settings that start afresh, hold nothing out and end after their epochs.
	 * @param epochs passes over the training pictures
	 * @param batchSize pictures in a step
	 * @param learningRate size of a step
	 * @param momentum share of the last step kept
	 * @param seed of all random numbers
	 * @param trainLimit how many training pictures to use; null for all
	 */
	public TrainingSettings(int epochs, int batchSize, double learningRate, double momentum, long seed,
			@Nullable Integer trainLimit) {
		this(epochs, batchSize, learningRate, momentum, seed, trainLimit, null, null, null, null);
	}

	/**
	 * Goes on from a model with otherwise the same settings.
	 * @param from the model's id
	 * @param epochs how many more
	 * @return the settings of a new run
	 */
	public TrainingSettings extended(String from, int epochs) {
		return new TrainingSettings(epochs, this.batchSize, this.learningRate, this.momentum, this.seed,
				this.trainLimit, this.validation, this.patience, this.maxMinutes, from);
	}

	private static TrainingSettings defaults() {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		OPTIONS.forEach((option) -> values.put(option.name(), option.usual()));
		return JSON.convertValue(values, TrainingSettings.class);
	}

	/**
	 * Reads the settings that a request names.
	 * @param fields the request, which may have other fields
	 * @param reader is told what is wrong
	 * @return those that are there and right, by their names
	 */
	public static Map<String, Object> given(ObjectNode fields, OptionReader reader) {
		Map<String, Object> given = new LinkedHashMap<>();
		for (Option<?> option : OPTIONS) {
			reader.field(fields, option).ifPresent((value) -> given.put(option.name(), value));
		}
		// where a part is held out, there must be another
		if (fields.hasNonNull(VALIDATION.name())) {
			reader.field(fields, TRAIN_LIMIT.within(WholeNumbers.atLeast(2)));
		}
		return given;
	}

	/**
	 * Changes some settings.
	 * @param given their new values, by their names
	 * @return the changed settings
	 */
	public TrainingSettings with(Map<String, Object> given) {
		Map<String, Object> values = values();
		values.putAll(given);
		return JSON.convertValue(values, TrainingSettings.class);
	}

	/**
	 * Lists the settings.
	 * @return all values, by their names
	 */
	public Map<String, Object> values() {
		return JSON.convertValue(this, new TypeReference<LinkedHashMap<String, Object>>() {
		});
	}

}

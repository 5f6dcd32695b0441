package io.convscope.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.dataset.augmentation.AugmentationKind;
import io.convscope.network.LearningRule;
import io.convscope.network.Precision;
import io.convscope.request.Decimals;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.TextLists;
import io.convscope.request.Texts;
import io.convscope.request.WholeNumbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hyperparameters of a training run. They and the data set determine the result.
 * {@link #OPTIONS} defines ranges and defaults.
 *
 * @param epochs passes over the training pictures
 * @param batchSize pictures per step
 * @param learningRate the learning rate of SGD
 * @param momentum share of the last step that is kept
 * @param seed seed of all random numbers
 * @param trainLimit how many training pictures to use, from the first on; null for all
 * @param validation share of these that is held out as validation split, by which the
 * best epoch is selected; null to select it by the test set
 * @param patience early stopping: epochs in a row without improvement after which the run
 * ends; null to turn it off
 * @param maxMinutes minutes of training and evaluation after which the run ends; null for
 * no limit
 * @param from id of the model whose weights it starts from, with a momentum of zero; null
 * for initial weights drawn from the seed
 * @param optimizer how steps follow gradients
 * @param weightDecay how strongly weights are drawn to zero, from 0
 * @param labelSmoothing share of certainty that labels give to all classes, from 0
 * @param schedule how the learning rate changes over the run
 * @param warmupEpochs epochs in which the learning rate rises
 * @param freeze names of layers that keep their weights
 * @param augmentation how training pictures are changed at random
 * @param precision of the numbers that a step multiplies
 * @param workers how many workers of a cluster learn together; null for this machine
 */
public record TrainingSettings(int epochs, int batchSize, double learningRate, double momentum, long seed,
		@Nullable Integer trainLimit, @Nullable Double validation, @Nullable Integer patience,
		@Nullable Double maxMinutes, @Nullable String from, OptimizerKind optimizer, Double weightDecay,
		Double labelSmoothing, ScheduleKind schedule, Double warmupEpochs, List<String> freeze,
		List<AugmentationKind> augmentation, Precision precision,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer workers) {

	/** The number of epochs. */
	public static final Option<Long> EPOCHS = Option.of("epochs", new WholeNumbers(1, 1000), 20L, "Epochs",
			"times through all pictures");

	/** How far a step goes. */
	public static final Option<Double> LEARNING_RATE = Option.of("learningRate", Decimals.aboveUpTo("0", "10"), 0.001,
			"Learning rate", "how far a step goes");

	/** How long the learning rate rises. */
	public static final Option<Double> WARMUP_EPOCHS = Option.of("warmupEpochs", Decimals.from("0", "1000"), 0.0,
			"Warm-up", "epochs in which the learning rate rises");

	/** What does not learn. */
	public static final Option<List<String>> FREEZE = new Option<>("freeze", TextLists.any(), List.of(), "Freeze",
			"layers that keep their weights: names, or convolutions for all of them", "none");

	/** What a step multiplies. */
	public static final Option<String> PRECISION = Option.of("precision", Texts.oneOf(Precision.ids()),
			Precision.FLOAT32.id(), "Arithmetic",
			"of what is multiplied; bf16 trains faster where the processor has it");

	/** How many learn together. */
	public static final Option<Long> WORKERS = new Option<>("workers", new WholeNumbers(1, 1024), null, "Workers",
			"how many of a Spark cluster learn together", "this machine");

	/** The early stopping. */
	public static final Option<Long> PATIENCE = Option.of("patience", new WholeNumbers(1, 1000), null, "Patience",
			"stop after this many epochs without improvement");

	/** The time limit. */
	public static final Option<Double> MAX_MINUTES = Option.of("maxMinutes", Decimals.aboveUpTo("0", "10080"), null,
			"Minutes at most", "stop after this time");

	/** The model to start from. */
	public static final Option<String> FROM = Option.of("from", Texts.any(), null, "Start from",
			"a model to continue from");

	// integers that JavaScript represents exactly
	private static final WholeNumbers SEEDS = new WholeNumbers(0, (1L << 53) - 1);

	private static final Option<Long> TRAIN_LIMIT = new Option<>("trainLimit", WholeNumbers.atLeast(1), null,
			"Train limit", "learn from fewer pictures", "all");

	private static final Option<Double> VALIDATION = Option.of("validation", Decimals.aboveUpTo("0", "0.5"), null,
			"Validation", "share held out to choose the best epoch");

	/**
	 * All settings, named and ordered as the record's components; the defaults are the
	 * article's.
	 */
	public static final List<Option<?>> OPTIONS = List.<Option<?>>of(EPOCHS,
			Option.of("batchSize", new WholeNumbers(1, 1024), 32L, "Batch size", "pictures a step"), LEARNING_RATE,
			Option.of("momentum", Decimals.fromBelow("0", "1"), 0.9, "Momentum", "how much of the last step stays"),
			Option.of("seed", SEEDS, 42L, "Seed", "the same seed, the same random numbers"), TRAIN_LIMIT, VALIDATION,
			PATIENCE, MAX_MINUTES, FROM,
			Option.of("optimizer", Texts.oneOf(OptimizerKind.ids()), "sgd", "Optimizer",
					"how steps follow gradients; adam wants a learning rate of about 0.001"),
			Option.of("weightDecay", Decimals.from("0", "0.1"), 0.0, "Weight decay",
					"how strongly weights are drawn to zero"),
			Option.of("labelSmoothing", Decimals.from("0", "0.5"), 0.0, "Label smoothing",
					"how far labels are from certain"),
			Option.of("schedule", Texts.oneOf(ScheduleKind.ids()), "constant", "Schedule",
					"how the learning rate changes over the run"),
			WARMUP_EPOCHS, FREEZE, new Option<>("augmentation", TextLists.of(AugmentationKind.ids()), List.of(),
					"Augmentation", "random changes of training pictures, for example flip, shift", "none"),
			PRECISION, WORKERS);

	private static final JsonMapper JSON = new JsonMapper();

	/** The article's settings. */
	public static final TrainingSettings DEFAULTS = defaults();

	/**
	 * Creates settings for initial weights, no validation split, no early stopping and no
	 * time limit, and the defaults of all that follows.
	 */
	public TrainingSettings(int epochs, int batchSize, double learningRate, double momentum, long seed,
			@Nullable Integer trainLimit) {
		this(epochs, batchSize, learningRate, momentum, seed, trainLimit, null, null, null, null, OptimizerKind.SGD,
				0.0, 0.0, ScheduleKind.CONSTANT, 0.0, List.of(), List.of(), Precision.FLOAT32, null);
	}

	/**
	 * Takes the defaults where a file of an earlier version has none.
	 */
	@SuppressWarnings("ConstantValue")
	public TrainingSettings {
		optimizer = (optimizer != null) ? optimizer : OptimizerKind.SGD;
		weightDecay = (weightDecay != null) ? weightDecay : 0.0;
		labelSmoothing = (labelSmoothing != null) ? labelSmoothing : 0.0;
		warmupEpochs = (warmupEpochs != null) ? warmupEpochs : 0.0;
		schedule = (schedule != null) ? schedule : ScheduleKind.CONSTANT;
		freeze = (freeze != null) ? List.copyOf(freeze) : List.of();
		augmentation = (augmentation != null) ? List.copyOf(augmentation) : List.of();
		precision = (precision != null) ? precision : Precision.FLOAT32;
	}

	/**
	 * Tells how a network learns with these settings.
	 * @return all of it but the rate
	 */
	public LearningRule learningRule() {
		return new LearningRule(this.optimizer.with(this.momentum, this.weightDecay), this.labelSmoothing,
				Set.copyOf(this.freeze), this.precision);
	}

	/**
	 * Returns a copy that starts from a model and trains further epochs.
	 * @param from the model's id
	 * @param epochs the number of further epochs
	 * @return the settings of a new run
	 */
	public TrainingSettings extended(String from, int epochs) {
		return with(Map.of(EPOCHS.name(), epochs, FROM.name(), from, WARMUP_EPOCHS.name(),
				Math.min(this.warmupEpochs, epochs)));
	}

	private static TrainingSettings defaults() {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		OPTIONS.forEach((option) -> values.put(option.name(), option.usual()));
		return JSON.convertValue(values, TrainingSettings.class);
	}

	/**
	 * Reads the settings in a request.
	 * @param fields the request, which may have other fields
	 * @param reader collects the errors
	 * @return the valid settings in the request, by name
	 */
	public static Map<String, Object> given(ObjectNode fields, OptionReader reader) {
		Map<String, Object> given = new LinkedHashMap<>();
		for (Option<?> option : OPTIONS) {
			reader.field(fields, option).ifPresent((value) -> given.put(option.name(), value));
		}
		// a validation split needs a second picture to train on
		if (fields.hasNonNull(VALIDATION.name())) {
			reader.field(fields, TRAIN_LIMIT.within(WholeNumbers.atLeast(2)));
		}
		return given;
	}

	/**
	 * Returns a copy with some settings changed.
	 * @param given the new values, by name
	 * @return the copy
	 */
	public TrainingSettings with(Map<String, Object> given) {
		Map<String, Object> values = values();
		values.putAll(given);
		return JSON.convertValue(values, TrainingSettings.class);
	}

	/**
	 * Returns the settings as a map.
	 * @return all values, by name
	 */
	public Map<String, Object> values() {
		return JSON.convertValue(this, new TypeReference<LinkedHashMap<String, Object>>() {
		});
	}

}

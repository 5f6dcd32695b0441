package io.convscope.training.loop;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.LearningState;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;
import io.convscope.training.checkpoint.Checkpoint;
import io.convscope.training.checkpoint.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's training begins: at fresh weights or at those of a model, with the random
 * numbers that follow.
 * <p>
 * Of a model only the weights are taken; the momentum's velocities start at zero, as they
 * do with fresh ones.
 *
 * @param weights the first weights
 * @param seed of shuffling and dropout
 * @param position where the run stands
 * @param learned what it had learned there; null at its beginning
 */
public record StartingPoint(Weights weights, long seed, Position position, @Nullable LearningState learned) {

	// odd, with its bits well mixed: 2^64 divided by the golden ratio
	private static final long SCATTER = 0x9E3779B97F4A7C15L;

	/**
	 * Finds the starting point; equal settings and models give an equal one. Where the
	 * model tells other classes apart, the layer of the logits has fresh weights.
	 * @param settings of the run
	 * @param architecture its network
	 * @param labels the names of its classes
	 * @param models where the model is
	 * @return the starting point
	 * @throws StartGoneException if the model is no longer there, or was replaced by one
	 * of another network
	 */
	public static StartingPoint of(TrainingSettings settings, Architecture architecture, List<String> labels,
			Models models) {
		String from = settings.from();
		if (from == null) {
			return begin(settings, Weights.initial(architecture, settings.seed()));
		}
		Model model = models.find(from).orElseThrow(() -> StartGoneException.of(from));
		if (!model.network().hasLayersOf(architecture.description())) {
			throw StartGoneException.replaced(model, architecture.description());
		}
		Weights weights = models.weights(model);
		return begin(settings, model.labels().equals(labels) ? weights
				: withFreshLogits(weights, Weights.initial(architecture, settings.seed()), architecture));
	}

	private static Weights withFreshLogits(Weights learned, Weights fresh, Architecture architecture) {
		Set<String> logits = architecture.logits()
			.tensors()
			.stream()
			.map(TensorShape::name)
			.collect(Collectors.toUnmodifiableSet());
		return new Weights(fresh.tensors()
			.stream()
			.map((each) -> logits.contains(each.name()) ? each : learned.get(each.name()))
			.toList());
	}

	private static StartingPoint begin(TrainingSettings settings, Weights weights) {
		return new StartingPoint(weights, seed(settings), Position.START, null);
	}

	/**
	 * Goes on with a run, whose model to start from need not be there any more.
	 * @param settings of the run
	 * @param checkpoint where it has come
	 * @return where to go on
	 */
	static StartingPoint resumed(TrainingSettings settings, Checkpoint checkpoint) {
		LearningState learned = checkpoint.learned();
		return new StartingPoint(learned.weights(), seed(settings), checkpoint.position(), learned);
	}

	private static long seed(TrainingSettings settings) {
		String from = settings.from();
		return (from != null) ? seedAfter(settings.seed(), from) : settings.seed();
	}

	// no seed of a request, as these end below 2^53: the model may come from a run of the
	// same seed, whose orders must not come again
	private static long seedAfter(long seed, String from) {
		return seed ^ (from.hashCode() * SCATTER | 1L << 62);
	}

}

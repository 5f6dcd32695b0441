package io.convscope.spark.train;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import io.convscope.dataset.Dataset;
import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.network.TrainableNetwork;
import io.convscope.training.loop.TrainingData;
import org.apache.hadoop.conf.Configuration;

/**
 * What a process keeps of a training from one round to the next: the pictures, and
 * networks that are not in use. Thread safe.
 */
final class Workplace {

	private static final Map<TrainingPlan, Workplace> ALL = new ConcurrentHashMap<>();

	private final TrainingSettings settings;

	private final long seed;

	private final Architecture architecture;

	private final TrainingData data;

	private final Queue<Bench> free = new ConcurrentLinkedQueue<>();

	private Workplace(TrainingPlan plan, Configuration files) {
		this.settings = plan.trainingSettings();
		this.seed = plan.seed();
		Dataset stored = plan.dataset().load(files);
		this.architecture = new Architecture(plan.description(), stored.labels().size());
		Dataset dataset = stored.resized(this.architecture.pictureSize());
		this.data = TrainingData.of(dataset, this.settings, plan.seed());
	}

	/**
	 * Returns the place of a training in this process; the first call loads the pictures.
	 * @param plan the training
	 * @param files of the file systems
	 * @return the place
	 */
	static Workplace of(TrainingPlan plan, Configuration files) {
		return ALL.computeIfAbsent(plan, (each) -> new Workplace(each, files));
	}

	TrainingSettings settings() {
		return this.settings;
	}

	Architecture architecture() {
		return this.architecture;
	}

	TrainingData data() {
		return this.data;
	}

	/**
	 * Has a network do something, as it was at some time.
	 * @param <T> what comes of it
	 * @param state what it has learned until then
	 * @param work uses the network, on a thread of its own
	 * @return what comes of it
	 */
	<T> T with(Parameters state, Function<TrainableNetwork, T> work) {
		Bench free = this.free.poll();
		Bench bench = (free != null) ? free : new Bench(this.architecture, this.settings.learningRule(), this.seed);
		boolean usable = false;
		try {
			T result = bench.with(state, work);
			usable = true;
			return result;
		}
		finally {
			if (usable) {
				this.free.add(bench);
			}
			else {
				bench.close();
			}
		}
	}

}

package io.convscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.convscope.network.LearningRule;
import io.convscope.network.Network;
import io.convscope.network.Optimizer.Sgd;
import io.convscope.network.Precision;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.engine.Engine;
import io.convscope.network.engine.Networks;

/**
 * Convscope as its service uses it, with one of its engines; that of Deeplearning4j's
 * {@code MultiLayerNetwork} is the stock contender.
 * <p>
 * What it measures includes copying pictures in and answers out.
 */
final class ConvscopeContender implements Contender {

	private final List<float[]> batches = new ArrayList<>();

	private final List<int[]> labels = new ArrayList<>();

	private final float[] pictures;

	private final TrainableNetwork training;

	private final Network inference;

	private final String engine;

	private final Precision precision;

	private ConvscopeContender(Workload workload, Engine engine, Precision precision) {
		Networks networks = new Networks(engine);
		for (int i = 0; i < Workload.batches(); i++) {
			this.batches.add(workload.batch(i));
			this.labels.add(Arrays.stream(workload.batchLabels(i)).mapToInt(Math::toIntExact).toArray());
		}
		this.pictures = workload.pictures();
		LearningRule rule = new LearningRule(new Sgd(Workload.MOMENTUM), 0, Set.of(), precision);
		this.training = networks.training(workload.architecture(), workload.weights(), rule, 1);
		this.inference = networks.inference(workload.architecture(), workload.weights());
		this.engine = engine.id();
		this.precision = precision;
	}

	public static void main(String[] args) throws IOException {
		Engine engine = Engine.valueOf(args[0]);
		Precision precision = List.of(args).contains(Precision.BF16.id()) ? Precision.BF16 : Precision.FLOAT32;
		Desk.serve((workload) -> new ConvscopeContender(workload, engine, precision));
	}

	@Override
	public double train(int step) {
		int index = step % this.batches.size();
		return this.training
			.train(this.batches.get(index), this.labels.get(index), Workload.BATCH, Workload.LEARNING_RATE)
			.loss();
	}

	@Override
	public void forward(int count) {
		this.inference.predict(this.pictures, count);
	}

	@Override
	public float[] probabilities(int count) {
		return this.inference.predict(this.pictures, count);
	}

	@Override
	public String settings() {
		return "engine " + this.engine + ", trains in " + this.precision.id();
	}

}

package io.convscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.convscope.network.LearningRule;
import io.convscope.network.Network;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.engine.Engine;
import io.convscope.network.engine.Networks;

/**
 * Convscope as its service uses it; with a class path that lacks oneDNN it computes with
 * Deeplearning4j's {@code MultiLayerNetwork}, which is the stock contender.
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

	private ConvscopeContender(Workload workload, Engine expected) {
		Networks networks = new Networks();
		if (networks.engine() != expected) {
			throw new IllegalStateException("Expected the engine " + expected + ", found " + networks.engine());
		}
		for (int i = 0; i < Workload.batches(); i++) {
			this.batches.add(workload.batch(i));
			this.labels.add(Arrays.stream(workload.batchLabels(i)).mapToInt(Math::toIntExact).toArray());
		}
		this.pictures = workload.pictures();
		LearningRule rule = LearningRule.sgd(Workload.MOMENTUM);
		this.training = networks.training(workload.architecture(), workload.weights(), rule, 1);
		this.inference = networks.inference(workload.architecture(), workload.weights());
		this.engine = networks.engine().id();
	}

	public static void main(String[] args) throws IOException {
		Engine expected = Engine.valueOf(args[0]);
		Desk.serve((workload) -> new ConvscopeContender(workload, expected));
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
		return "engine " + this.engine;
	}

}

package io.convscope.network.onednn;

import java.util.SplittableRandom;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Networks;

/**
 * Prints how long each part of a training step takes, of the answers to 32 pictures, and
 * of the answer to one.
 */
final class StepProfile {

	private static final int BATCH = 32;

	private static final int CLASSES = 10;

	private final int[] labels = new int[BATCH];

	private final Networks networks = new Networks();

	private final Architecture architecture = new Architecture(
			NetworkDescription.builtIn(System.getProperty("bench.network")), CLASSES);

	private final float[] pictures = new float[BATCH * this.architecture.pictureSize().values()];

	private final Weights weights = Weights.initial(this.architecture, 1);

	// softmax is no stage of a pass
	private final int depth = this.architecture.layers().size() - 1;

	private StepProfile() {
		SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < this.pictures.length; i++) {
			this.pictures[i] = random.nextInt(256) / 255f;
		}
		for (int i = 0; i < BATCH; i++) {
			this.labels[i] = random.nextInt(CLASSES);
		}
	}

	public static void main(String[] args) {
		int steps = Integer.parseInt(args[0]);
		StepProfile profile = new StepProfile();
		profile.train(steps);
		profile.answer(BATCH, "forward pass, batch 32", steps);
		profile.answer(1, "forward pass, one picture", steps);
	}

	private void train(int steps) {
		LearningRule rule = LearningRule.sgd(0.9);
		try (OneDnnNetwork network = (OneDnnNetwork) this.networks.training(this.architecture, this.weights, rule, 1)) {
			Pass pass = network.pass(this.depth, BATCH, true);
			Runnable step = () -> network.train(this.pictures, this.labels, BATCH, 0.01);
			new WatchedStep("training step, batch 32", step, "update of the parameters")
				.watch("pictures in", pass.forwardOperations())
				.watch("loss and its gradient", pass.backwardOperations())
				.print(steps);
		}
	}

	private void answer(int count, String title, int steps) {
		try (OneDnnNetwork network = (OneDnnNetwork) this.networks.inference(this.architecture, this.weights)) {
			Pass pass = network.pass(this.depth, count, false);
			new WatchedStep(title, () -> network.predict(this.pictures, count), "softmax and answers out")
				.watch("pictures in", pass.forwardOperations())
				.print(steps);
		}
	}

}

package io.convscope.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import io.convscope.image.Picture;

/**
 * Prints how long each part of a training step takes.
 */
final class StepProfile {

	private static final int BATCH = 32;

	private static final int CLASSES = 10;

	private static final int WARM_UP = 50;

	private final float[] pictures = new float[BATCH * Picture.VALUES];

	private final int[] labels = new int[BATCH];

	private final OneDnnNetwork network;

	private final StepLedger ledger = new StepLedger();

	private StepProfile() {
		SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < this.pictures.length; i++) {
			this.pictures[i] = random.nextInt(256) / 255f;
		}
		for (int i = 0; i < BATCH; i++) {
			this.labels[i] = random.nextInt(CLASSES);
		}
		Architecture architecture = Architecture.article(CLASSES);
		Weights weights = Weights.initial(architecture, 1);
		this.network = (OneDnnNetwork) new Networks().training(architecture, weights, new Sgd(0.01, 0.9), 1);
	}

	public static void main(String[] args) {
		new StepProfile().run(Integer.parseInt(args[0]));
	}

	private void run(int steps) {
		take(WARM_UP);
		double bare = take(steps);
		Pass pass = this.network.pass(this.network.architecture().layers().size() - 1, BATCH, true);
		pass.forwardOperations().replaceAll((operation) -> timed(operation, "pictures"));
		pass.backwardOperations().replaceAll((operation) -> timed(operation, "loss and its gradient"));
		this.ledger.clear();
		double watched = take(steps);
		double sum = 0;
		System.out.println("\n| part of a training step, batch 32 | ms |\n| --- | --- |");
		for (Map.Entry<String, Double> part : this.ledger.milliseconds().entrySet()) {
			System.out.printf(Locale.ROOT, "| %s | %.3f |%n", part.getKey(), part.getValue());
			sum += part.getValue();
		}
		System.out.printf(Locale.ROOT, "| sum | %.3f |%n", sum);
		System.out.printf(Locale.ROOT, "%nMedian step: %.3f ms, %.3f ms while the parts were timed%n", bare, watched);
	}

	private Operation timed(Operation operation, String before) {
		return new Operation(operation.name(), () -> {
			this.ledger.bookPause(before);
			operation.action().run();
			this.ledger.book(operation.name());
		});
	}

	private double take(int steps) {
		double[] times = new double[steps];
		for (int i = 0; i < steps; i++) {
			long before = System.nanoTime();
			this.ledger.begin();
			this.network.train(this.pictures, this.labels, BATCH);
			this.ledger.book("update of the parameters");
			this.ledger.end();
			times[i] = (System.nanoTime() - before) / 1e6;
		}
		Arrays.sort(times);
		return times[steps / 2];
	}

}

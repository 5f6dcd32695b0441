package io.convscope.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What every contender computes: the same pictures, labels and first weights, drawn from
 * fixed seeds.
 *
 * @param pictures {@value #PICTURES} pictures: channel, row, column
 * @param labels their classes
 * @param weights the parameters in PyTorch's order and layout
 */
record Workload(float[] pictures, long[] labels, List<float[]> weights) {

	static final int PICTURES = 256;

	static final int BATCH = 32;

	static final int CLASSES = 10;

	static final int VALUES = 3 * 32 * 32;

	static final double LEARNING_RATE = 0.01;

	static final double MOMENTUM = 0.9;

	static final double DROP1 = 0.3;

	static final double DROP3 = 0.5;

	// values and fan-in of the weights and biases of conv1, conv2, fc3, fc4
	private static final int[][] PARAMETERS = { { 32 * 27, 27 }, { 32, 27 }, { 32 * 288, 288 }, { 32, 288 },
			{ 512 * 8192, 8192 }, { 512, 8192 }, { CLASSES * 512, 512 }, { CLASSES, 512 } };

	static Workload draw() {
		SplittableRandom random = new SplittableRandom(1);
		float[] pictures = new float[PICTURES * VALUES];
		for (int i = 0; i < pictures.length; i++) {
			pictures[i] = random.nextInt(256) / 255f;
		}
		long[] labels = random.longs(PICTURES, 0, CLASSES).toArray();
		List<float[]> weights = new ArrayList<>();
		for (int[] parameter : PARAMETERS) {
			double bound = 1 / Math.sqrt(parameter[1]);
			float[] values = new float[parameter[0]];
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
			}
			weights.add(values);
		}
		return new Workload(pictures, labels, weights);
	}

	static int batches() {
		return PICTURES / BATCH;
	}

	float[] batch(int step) {
		int first = (step % batches()) * BATCH;
		return Arrays.copyOfRange(this.pictures, first * VALUES, (first + BATCH) * VALUES);
	}

	long[] batchLabels(int step) {
		int first = (step % batches()) * BATCH;
		return Arrays.copyOfRange(this.labels, first, first + BATCH);
	}

	float[] first(int count) {
		return Arrays.copyOf(this.pictures, count * VALUES);
	}

}

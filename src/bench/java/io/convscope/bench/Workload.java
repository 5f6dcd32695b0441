package io.convscope.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.TensorShape;

/**
 * What every contender computes: the same network, pictures, labels and first weights,
 * these drawn from fixed seeds.
 *
 * @param architecture the network
 * @param pictures {@value #PICTURES} pictures: channel, row, column
 * @param labels their classes
 * @param weights parameters and statistics in PyTorch's order and layout
 */
record Workload(Architecture architecture, float[] pictures, long[] labels, Weights weights) {

	static final int PICTURES = 256;

	static final int BATCH = 32;

	static final int CLASSES = 10;

	static final double LEARNING_RATE = 0.01;

	static final double MOMENTUM = 0.9;

	// how far from a constant the tensors lie that start as one in a run, so that one
	// taken for another shows in the answers
	private static final double SPREAD = 0.5;

	/**
	 * Draws a network's workload.
	 * @param network the network
	 * @return the same at each call
	 */
	static Workload draw(NetworkDescription network) {
		Architecture architecture = new Architecture(network, CLASSES);
		SplittableRandom random = new SplittableRandom(1);
		float[] pictures = new float[PICTURES * architecture.inputShape().size()];
		for (int i = 0; i < pictures.length; i++) {
			pictures[i] = random.nextInt(256) / 255f;
		}
		long[] labels = random.longs(PICTURES, 0, CLASSES).toArray();
		List<Tensor> tensors = new ArrayList<>();
		for (TensorShape shape : architecture.tensors()) {
			tensors.add(new Tensor(shape.name(), shape.shape(), values(shape, random)));
		}
		return new Workload(architecture, pictures, labels, new Weights(tensors));
	}

	private static float[] values(TensorShape shape, SplittableRandom random) {
		double bound = 1 / Math.sqrt(shape.fanIn());
		float[] values = new float[shape.size()];
		for (int i = 0; i < values.length; i++) {
			double drawn = random.nextDouble();
			values[i] = (float) ((shape.fanIn() > 0) ? (2 * drawn - 1) * bound : shape.constant() + SPREAD * drawn);
		}
		return values;
	}

	static int batches() {
		return PICTURES / BATCH;
	}

	float[] batch(int step) {
		int first = (step % batches()) * BATCH;
		return pictures(first, first + BATCH);
	}

	long[] batchLabels(int step) {
		int first = (step % batches()) * BATCH;
		return Arrays.copyOfRange(this.labels, first, first + BATCH);
	}

	float[] first(int count) {
		return pictures(0, count);
	}

	private float[] pictures(int from, int to) {
		int size = this.architecture.inputShape().size();
		return Arrays.copyOfRange(this.pictures, from * size, to * size);
	}

	/**
	 * Tells the sizes of a tensor of pictures.
	 * @param count how many pictures
	 * @return count, channels, rows, columns
	 */
	long[] shape(int count) {
		return new long[] { count, this.architecture.inputShape().channels(), this.architecture.inputShape().height(),
				this.architecture.inputShape().width() };
	}

}

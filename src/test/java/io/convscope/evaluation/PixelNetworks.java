package io.convscope.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.Samples;
import io.convscope.network.Architecture;
import io.convscope.network.Logs;
import io.convscope.network.Network;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;

import static io.convscope.image.PictureSizes.CIFAR10;

/**
 * Networks that read the class off a picture's first value and their confidence, in
 * percent, off its second one; the weights say how many classes further they are. They
 * wait, when told so.
 */
final class PixelNetworks extends Networks {

	private final AtomicInteger made = new AtomicInteger();

	private final AtomicInteger open = new AtomicInteger();

	private volatile CountDownLatch gate = new CountDownLatch(0);

	private volatile boolean broken;

	/**
	 * Makes a data set.
	 * @param pictures for each its label, the class in it and the confidence in percent
	 */
	static Dataset dataset(String name, List<String> labels, int[]... pictures) {
		byte[] planes = new byte[pictures.length * CIFAR10.values()];
		byte[] classes = new byte[pictures.length];
		for (int i = 0; i < pictures.length; i++) {
			classes[i] = (byte) pictures[i][0];
			planes[i * CIFAR10.values()] = (byte) pictures[i][1];
			planes[i * CIFAR10.values() + 1] = (byte) pictures[i][2];
		}
		Samples samples = new Samples(CIFAR10, planes, classes);
		return new Dataset(name, labels, samples, samples);
	}

	static Weights shiftedBy(float shift) {
		return new Weights(List.of(new Tensor("fc4.bias", new int[] { 1 }, new float[] { shift })));
	}

	void hold() {
		this.gate = new CountDownLatch(1);
	}

	void release() {
		this.gate.countDown();
	}

	void breakDown() {
		this.broken = true;
	}

	int made() {
		return this.made.get();
	}

	int open() {
		return this.open.get();
	}

	@Override
	public Network inference(Architecture architecture, Weights weights) {
		this.made.incrementAndGet();
		this.open.incrementAndGet();
		return new Pixel(architecture, weights.tensors().get(0).values()[0], this.gate);
	}

	private final class Pixel implements Network {

		private final Architecture architecture;

		private final float shift;

		private final CountDownLatch gate;

		private Pixel(Architecture architecture, float shift, CountDownLatch gate) {
			this.architecture = architecture;
			this.shift = shift;
			this.gate = gate;
		}

		@Override
		public Architecture architecture() {
			return this.architecture;
		}

		@Override
		public float[] activations(String logits, float[] inputs, int count) {
			await(this.gate);
			float unit = PixelNetworks.this.broken ? Float.NaN : 1;
			int classes = this.architecture.layers().get(this.architecture.layers().size() - 1).channels();
			float[] answers = new float[count * classes];
			for (int i = 0; i < count; i++) {
				int seen = Math.round(inputs[i * CIFAR10.values()] * 255 + this.shift) % classes;
				float sure = Math.round(inputs[i * CIFAR10.values() + 1] * 255) / 100f;
				Arrays.fill(answers, i * classes, (i + 1) * classes, (1 - sure) / (classes - 1));
				answers[i * classes + seen] = sure * unit;
			}
			return Logs.of(answers);
		}

		private static void await(CountDownLatch gate) {
			try {
				gate.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public Weights weights() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void close() {
			PixelNetworks.this.open.decrementAndGet();
		}

	}

}

package io.convscope.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.convscope.network.Architecture;
import io.convscope.network.Logs;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;

import static io.convscope.image.PictureSizes.CIFAR10;

/**
 * Networks that answer with a picture's first value, fail on one whose first value is
 * that of {@link #POISON}, and remember how many pictures came at once.
 */
final class FakeNetworks extends Networks {

	static final int POISON = 66;

	private final List<Integer> batches = new CopyOnWriteArrayList<>();

	List<Integer> batches() {
		return new ArrayList<>(this.batches);
	}

	@Override
	public Network inference(Architecture architecture, Weights weights) {
		return new Fake(architecture);
	}

	private final class Fake implements Network {

		private final Architecture architecture;

		private Fake(Architecture architecture) {
			this.architecture = architecture;
		}

		@Override
		public Architecture architecture() {
			return this.architecture;
		}

		@Override
		public float[] activations(String logits, float[] inputs, int count) {
			FakeNetworks.this.batches.add(count);
			float[] answers = new float[2 * count];
			for (int i = 0; i < count; i++) {
				float value = inputs[i * CIFAR10.values()];
				if (value == POISON / 255f) {
					throw new IllegalArgumentException("poison");
				}
				answers[2 * i] = value;
				answers[2 * i + 1] = 1 - value;
			}
			return Logs.of(answers);
		}

		@Override
		public Weights weights() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void close() {
		}

	}

}

package io.convscope.dataset.augmentation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.sun.management.OperatingSystemMXBean;
import io.convscope.dataset.Batch;
import io.convscope.dataset.Samples;
import io.convscope.dataset.ShuffledBatches;
import io.convscope.image.PictureSize;
import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What augmentation costs beside training on all cores, in processor time, in which other
 * programs count less than in time on the clock.
 */
@Tag("ci")
class AugmentationCostTests {

	private static final int BATCH = 32;

	private static final int TURNS = 15;

	private static final PictureSize SIZE = new PictureSize(3, 32);

	private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private final Samples samples = noise(BATCH * 25);

	@ParameterizedTest
	@ValueSource(strings = { "FLIP,SHIFT", "FLIP,SHIFT,ROTATE,COLOR,CUTOUT" })
	void trainingCostsLessThanATwentiethMore(String kinds) {
		List<AugmentationKind> augmentation = Arrays.stream(kinds.split(",")).map(AugmentationKind::valueOf).toList();
		Architecture article = Architecture.article(10);
		try (TrainableNetwork network = new Networks().training(article, Weights.initial(article, 1),
				LearningRule.sgd(0.9), 1)) {
			train(network);
			augment(augmentation);
			double[] trained = new double[TURNS];
			double[] augmented = new double[TURNS];
			for (int turn = 0; turn < TURNS; turn++) {
				trained[turn] = train(network);
				augmented[turn] = augment(augmentation);
			}
			double share = median(augmented) / median(trained);
			System.out.printf("%s takes %.1f us a picture, %.1f%% of the %.0f us of training%n", kinds,
					1e6 * median(augmented), 100 * share, 1e6 * median(trained));
			assertThat(share).isLessThan(0.05);
		}
	}

	// processor time of all threads, in seconds a picture
	private double train(TrainableNetwork network) {
		long begin = this.system.getProcessCpuTime();
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, BATCH, 42, 1, 0, List.of())) {
			while (batches.hasNext()) {
				Batch batch = batches.next();
				network.train(batch.inputs(), batch.labels(), batch.size(), 0.001);
			}
		}
		return (this.system.getProcessCpuTime() - begin) / 1e9 / this.samples.size();
	}

	// processor time of this thread, in seconds a picture
	private double augment(List<AugmentationKind> kinds) {
		float[] values = new float[SIZE.values()];
		double spent = 0;
		Augmentation augmentation = new Augmentation(kinds, SIZE, 42, 1);
		for (int i = 0; i < this.samples.size(); i++) {
			this.samples.encodeInto(i, values, 0);
			long begin = this.threads.getCurrentThreadCpuTime();
			augmentation.apply(i, values, 0);
			spent += (this.threads.getCurrentThreadCpuTime() - begin) / 1e9;
		}
		return spent / this.samples.size();
	}

	private static double median(double[] values) {
		return Arrays.stream(values).sorted().toArray()[values.length / 2];
	}

	private static Samples noise(int count) {
		byte[] planes = new byte[count * SIZE.values()];
		new Random(1).nextBytes(planes);
		return new Samples(SIZE, planes, new byte[count]);
	}

}

package io.convscope.dataset;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.sun.management.OperatingSystemMXBean;
import io.convscope.dataset.augmentation.AugmentationKind;
import io.convscope.image.PictureSize;
import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.NetworkDescription.Input;
import io.convscope.network.engine.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What it costs to read pictures, to resize, convert and change them beside training on
 * all cores, in processor time: a run is slower than bare steps by no more than that.
 */
@Tag("ci")
class BatchCostTests {

	private static final int BATCH = 32;

	private static final int TURNS = 9;

	private static final int PICTURES = 1280;

	private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "article, 32, 32, 25", "article, 96, 32, 25", "deep, 96, 96, 3" })
	void aRunIsWithinATenthOfBareSteps(String name, int stored, int taken, int steps) throws IOException {
		PictureSize size = new PictureSize(3, taken);
		Samples samples = pictures(new PictureSize(3, stored)).resized(size);
		Architecture architecture = new Architecture(new NetworkDescription(name, "",
				new Input(size.channels(), size.side()), NetworkDescription.builtIn(name).layers()), 10);
		float[] inputs = new float[BATCH * size.values()];
		Arrays.fill(inputs, 0.5f);
		double[] preparing = new double[TURNS];
		double[] training = new double[TURNS];
		try (TrainableNetwork network = new Networks().training(architecture, Weights.initial(architecture, 1),
				LearningRule.sgd(0.9), 1)) {
			train(network, inputs, steps);
			prepare(samples);
			for (int turn = 0; turn < TURNS; turn++) {
				training[turn] = train(network, inputs, steps);
				preparing[turn] = prepare(samples);
			}
		}
		double share = median(preparing) / median(training);
		System.out.printf("%s on %s of %d pixels: %.0f us a picture to prepare, %.1f%% of the %.0f us of training%n",
				name, size, stored, 1e6 * median(preparing), 100 * share, 1e6 * median(training));
		assertThat(share).isLessThan(0.1);
	}

	// processor time of all threads, in seconds a picture
	private double train(TrainableNetwork network, float[] inputs, int steps) {
		long begin = this.system.getProcessCpuTime();
		for (int i = 0; i < steps; i++) {
			network.train(inputs, new int[BATCH], BATCH, 0.001);
		}
		return (this.system.getProcessCpuTime() - begin) / 1e9 / (BATCH * steps);
	}

	private double prepare(Samples samples) {
		long begin = this.system.getProcessCpuTime();
		int count = 0;
		try (ShuffledBatches batches = new ShuffledBatches(samples, BATCH, 42, 1, 0,
				List.of(AugmentationKind.FLIP, AugmentationKind.SHIFT))) {
			while (batches.hasNext()) {
				count += batches.next().size();
			}
		}
		return (this.system.getProcessCpuTime() - begin) / 1e9 / count;
	}

	private static double median(double[] values) {
		return Arrays.stream(values).sorted().toArray()[values.length / 2];
	}

	private Samples pictures(PictureSize size) throws IOException {
		byte[] planes = new byte[PICTURES * size.values()];
		new Random(1).nextBytes(planes);
		Path file = Files.write(this.folder.resolve("pixels"), planes);
		return new Samples(size, Planes.open(size, List.of(file), 0), new short[PICTURES], null);
	}

}

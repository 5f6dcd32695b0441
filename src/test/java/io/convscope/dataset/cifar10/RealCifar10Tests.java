package io.convscope.dataset.cifar10;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.Samples;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The real archive, where the environment names one.
 */
@Tag("ci")
class RealCifar10Tests {

	private static final String SOURCE = "CONVSCOPE_DATASET_CIFAR10_SOURCE";

	@TempDir
	private static Path datasets;

	private static Dataset dataset;

	@BeforeAll
	static void load() throws InterruptedException {
		String source = System.getenv(SOURCE);
		Assumptions.assumeTrue(source != null, SOURCE + " names no archive");
		dataset = new Cifar10(datasets, new Cifar10Properties(source, Duration.ofSeconds(10), Duration.ofSeconds(30)),
				Cifar10Files.OFFICIAL)
			.load();
	}

	@Test
	void hasAllPictures() {
		assertThat(dataset.train().size()).isEqualTo(50_000);
		assertThat(dataset.test().size()).isEqualTo(10_000);
		assertThat(countsOfClasses(dataset.train())).containsOnly(5_000);
		assertThat(countsOfClasses(dataset.test())).containsOnly(1_000);
	}

	private static int[] countsOfClasses(Samples samples) {
		int[] counts = new int[10];
		IntStream.range(0, samples.size()).forEach((i) -> counts[samples.label(i)]++);
		return counts;
	}

	@Test
	void hasItsLabelsInOrder() {
		assertThat(firstLabels(dataset.train())).containsExactly(6, 9, 9, 4, 1, 1, 2, 7, 8, 3);
		assertThat(firstLabels(dataset.test())).containsExactly(3, 8, 8, 0, 6, 6, 1, 6, 3, 1);
		assertThat(dataset.labels().get(dataset.train().label(7))).isEqualTo("horse");
	}

	private static int[] firstLabels(Samples samples) {
		return IntStream.range(0, 10).map(samples::label).toArray();
	}

	@Test
	void hasThePublishedMeansAndDeviations() {
		double[] sums = new double[3];
		double[] squares = new double[3];
		float[] input = new float[CIFAR10.values()];
		for (int i = 0; i < dataset.train().size(); i++) {
			dataset.train().encodeInto(i, input, 0);
			for (int at = 0; at < CIFAR10.values(); at++) {
				sums[at / 1024] += input[at];
				squares[at / 1024] += (double) input[at] * input[at];
			}
		}
		double[] means = { 0.4914, 0.4822, 0.4465 };
		double[] deviations = { 0.2470, 0.2435, 0.2616 };
		for (int channel = 0; channel < 3; channel++) {
			double mean = sums[channel] / (50_000 * 1024);
			assertThat(mean).isCloseTo(means[channel], within(1e-4));
			assertThat(Math.sqrt(squares[channel] / (50_000 * 1024) - mean * mean)).isCloseTo(deviations[channel],
					within(1e-4));
		}
	}

	@Test
	void isReadAgainFromItsFolder() throws InterruptedException {
		Dataset again = new Cifar10(datasets, new Cifar10Properties("none", Duration.ZERO, Duration.ZERO),
				Cifar10Files.OFFICIAL)
			.load();
		assertThat(again.test().picture(9_999)).isEqualTo(dataset.test().picture(9_999));
	}

}

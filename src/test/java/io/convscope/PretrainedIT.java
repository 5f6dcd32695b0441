package io.convscope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPInputStream;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.Samples;
import io.convscope.evaluation.Evaluator;
import io.convscope.evaluation.TestPredictions;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.model.Familiarity;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.Models;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The models that come with the service are as good as their descriptions say.
 */
@Tag("ci")
@SpringBootTest
@DirtiesContext
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_DATASET_CIFAR10_SOURCE", matches = ".+",
		disabledReason = "CONVSCOPE_DATASET_CIFAR10_SOURCE does not say where the archive is")
class PretrainedIT {

	/** As Debian's package {@code dataset-fashion-mnist} has it. */
	private static final Path FASHION = Path.of("/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz");

	@TempDir
	static Path home;

	@DynamicPropertySource
	static void useOwnHome(DynamicPropertyRegistry registry) {
		registry.add("convscope.home", () -> home.toString());
	}

	@Autowired
	private Models models;

	@Autowired
	private InferenceThread inference;

	@Autowired
	private Evaluator evaluator;

	@ParameterizedTest
	@ValueSource(strings = { "pretrained", "pretrained-deep" })
	void isAsGoodAsItsDescriptionSays(String id, @Autowired DatasetCatalog datasets) throws InterruptedException {
		double accuracy = predictions(id, datasets.load("cifar10").test()).accuracy().share();
		// the weights were rounded to half precision after they were measured
		assertThat(accuracy).isCloseTo(this.models.get(id).testAccuracy(), within(0.003));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pretrained", "pretrained-deep" })
	void findsTheTestPicturesAsFamiliarAsItsDescriptionSays(String id, @Autowired DatasetCatalog datasets)
			throws InterruptedException {
		Familiarity familiarity = Objects
			.requireNonNull(predictions(id, datasets.load("cifar10").test()).familiarity());
		Familiarity described = Objects.requireNonNull(this.models.get(id).familiarity());
		for (int i = 0; i < Familiarity.SHARES.size(); i++) {
			assertThat(familiarity.scores().get(i)).as("%s: %s", id, familiarity.scores())
				.isCloseTo(described.scores().get(i), within(0.02));
		}
	}

	/**
	 * The area under the curve of true and false alarms: the probability that a picture
	 * of CIFAR-10 looks more familiar than one of another data set (J. Hanley, B. McNeil,
	 * <em>The Meaning and Use of the Area under a ROC Curve</em>, 1982).
	 */
	@Test
	void tellsPicturesOfOtherDataSetsFromItsOwn(@Autowired DatasetCatalog datasets) throws Exception {
		double[] own = known("pretrained-deep", datasets.load("cifar10").test());
		double shapes = area(own, known("pretrained-deep", datasets.load("shapes").test()));
		System.out.printf("CIFAR-10 looks more familiar than shapes in %.3f of all pairs%n", shapes);
		assertThat(shapes).isGreaterThan(0.85);
		if (Files.exists(FASHION)) {
			double fashion = area(own, known("pretrained-deep", fashion()));
			System.out.printf("CIFAR-10 looks more familiar than Fashion-MNIST in %.3f of all pairs%n", fashion);
			assertThat(fashion).isGreaterThan(0.85);
		}
	}

	private TestPredictions predictions(String id, Samples pictures) {
		return this.inference
			.submit(this.models.get(id),
					(loaded) -> this.evaluator.predictions(loaded.network(), pictures, () -> false).orElseThrow())
			.join();
	}

	private double[] known(String id, Samples pictures) {
		Familiarity familiarity = Objects.requireNonNull(this.models.get(id).familiarity());
		return DoubleStream.of(Objects.requireNonNull(predictions(id, pictures).scores()))
			.map(familiarity::known)
			.toArray();
	}

	private static double area(double[] greater, double[] less) {
		double area = 0;
		for (double high : greater) {
			for (double low : less) {
				area += (high > low) ? 1 : (high == low) ? 0.5 : 0;
			}
		}
		return area / greater.length / less.length;
	}

	/** Its test pictures, grey ones of 28 x 28, as the service takes any picture. */
	private static Samples fashion() throws IOException {
		PictureSize stored = new PictureSize(1, 28);
		PictureSize wanted = new PictureSize(3, 32);
		try (InputStream in = new GZIPInputStream(Files.newInputStream(FASHION))) {
			in.skipNBytes(16);
			byte[] pixels = in.readNBytes(2000 * stored.values());
			byte[] planes = new byte[2000 * wanted.values()];
			for (int i = 0; i < 2000; i++) {
				Picture.ofPlanes(stored, pixels, i * stored.values())
					.resized(wanted)
					.copyPlanesTo(planes, i * wanted.values());
			}
			return new Samples(wanted, planes, new byte[2000]);
		}
	}

}

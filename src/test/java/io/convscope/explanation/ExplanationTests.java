package io.convscope.explanation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.shapes.ShapePlaces;
import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What a network that has learned the shapes looks at.
 */
class ExplanationTests {

	private static final int BATCH = 32;

	private static final int EPOCHS = 2;

	private static final Occlusion OCCLUSION = new Occlusion(5, 3, Cover.MEAN);

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static Model model;

	@BeforeAll
	static void train() {
		fixtures = new ModelFixtures(folder);
		try (TrainableNetwork network = network()) {
			for (int epoch = 0; epoch < EPOCHS; epoch++) {
				for (int from = 0; from < SHAPES.train().size(); from += BATCH) {
					step(network, from);
				}
			}
			model = fixtures.save(1, "shapes", SHAPES.labels(), network.weights());
		}
	}

	private static TrainableNetwork network() {
		Architecture architecture = Architecture.article(SHAPES.labels().size());
		return fixtures.networks().training(architecture, Weights.initial(architecture, 42), LearningRule.sgd(0.9), 42);
	}

	private static void step(TrainableNetwork network, int from) {
		float[] inputs = new float[BATCH * CIFAR10.values()];
		int[] labels = new int[BATCH];
		for (int i = 0; i < BATCH; i++) {
			SHAPES.train().encodeInto(from + i, inputs, i * CIFAR10.values());
			labels[i] = SHAPES.train().label(from + i);
		}
		network.train(inputs, labels, BATCH, 0.02);
	}

	@AfterAll
	static void close() throws Exception {
		fixtures.close();
	}

	static Stream<Arguments> theBrightestPixelLiesOnTheShape() {
		return Stream.of(Arguments.of(OCCLUSION, 0, 85), Arguments.of(GradCam.LAST_MAPS, 1, 45));
	}

	// the pointing game of J. Zhang and others, "Top-down Neural Attention by Excitation
	// Backprop", 2016. A shape covers 30% of its picture, 39% with the pixels around it,
	// which is what chance hits. Where only form counts, Grad-CAM points at edges and at
	// the paper beside them.
	@ParameterizedTest
	@MethodSource
	void theBrightestPixelLiesOnTheShape(ExplanationMethod method, int within, int percent) {
		ShapePlaces places = new ShapePlaces();
		int pictures = 200;
		int hits = 0;
		for (int i = 0; i < pictures; i++) {
			Picture picture = SHAPES.test().picture(i);
			int label = ExplainedLabel.of(inference(), model, picture, Optional.empty()).index();
			int brightest = brightest(method.weigh(inference(), model, picture, label));
			hits += places.covers(i, brightest / CIFAR10.side(), brightest % CIFAR10.side(), within) ? 1 : 0;
		}
		System.out.printf("The brightest pixel of %s is at most %d pixels from the shape in %d of %d pictures%n",
				method.id(), within, hits, pictures);
		assertThat(hits).isGreaterThanOrEqualTo(pictures * percent / 100);
	}

	private static int brightest(float[][] map) {
		int brightest = 0;
		for (int i = 0; i < CIFAR10.side() * CIFAR10.side(); i++) {
			float value = map[i / CIFAR10.side()][i % CIFAR10.side()];
			brightest = (value > map[brightest / CIFAR10.side()][brightest % CIFAR10.side()]) ? i : brightest;
		}
		return brightest;
	}

	static Stream<ExplanationMethod> methods() {
		return Stream.of(GradCam.LAST_MAPS, OCCLUSION, new Saliency(0), new Saliency(6));
	}

	@ParameterizedTest
	@MethodSource("methods")
	void haveTheSameBitsWhileANetworkTrains(ExplanationMethod method) {
		float[][] alone = method.weigh(inference(), model, SHAPES.test().picture(1), 2);
		ExecutorService thread = Executors.newSingleThreadExecutor();
		CompletableFuture<Void> begun = new CompletableFuture<>();
		CompletableFuture<Void> stop = new CompletableFuture<>();
		CompletableFuture<Void> training = CompletableFuture.runAsync(() -> {
			try (TrainableNetwork network = network()) {
				while (!stop.isDone()) {
					step(network, 0);
					begun.complete(null);
				}
			}
		}, thread);
		try {
			CompletableFuture.anyOf(begun, training).join();
			assertThat(method.weigh(inference(), model, SHAPES.test().picture(1), 2)).isDeepEqualTo(alone);
		}
		finally {
			stop.complete(null);
			training.join();
			thread.shutdown();
		}
	}

	@Test
	void smoothingKeepsWhatMatters() {
		Picture picture = SHAPES.test().picture(0);
		float[][] plain = new Saliency(0).weigh(inference(), model, picture, 4);
		float[][] smooth = new Saliency(12).weigh(inference(), model, picture, 4);
		assertThat(cosine(plain, smooth)).isBetween(0.5, 0.999);
	}

	@Test
	void anotherLabelHasAnotherMap() {
		Picture picture = SHAPES.test().picture(0);
		for (ExplanationMethod method : List.of(OCCLUSION, new Saliency(0))) {
			assertThat(
					cosine(method.weigh(inference(), model, picture, 4), method.weigh(inference(), model, picture, 5)))
				.as(method.id())
				.isLessThan(0.8);
		}
	}

	@Test
	void coveringWhatIsOneColourChangesNothing() {
		byte[] planes = new byte[CIFAR10.values()];
		Arrays.fill(planes, (byte) 200);
		float[][] map = OCCLUSION.weigh(inference(), model, Picture.ofPlanes(CIFAR10, planes, 0), 4);
		for (float[] row : map) {
			assertThat(row).containsExactly(new float[CIFAR10.side()], within(1e-4f));
		}
	}

	@Test
	void coveringGrayWithGrayChangesLittle() {
		byte[] planes = new byte[CIFAR10.values()];
		new Random(1).nextBytes(planes);
		int gray = 10;
		for (int i = 0; i < planes.length; i++) {
			planes[i] = (i % CIFAR10.side() < gray) ? (byte) 128 : planes[i];
		}
		float[][] map = new Occlusion(5, 5, Cover.GRAY).weigh(inference(), model, Picture.ofPlanes(CIFAR10, planes, 0),
				4);
		float left = 0;
		float right = 0;
		for (float[] row : map) {
			for (int i = 0; i < gray; i++) {
				left = Math.max(left, Math.abs(row[i]));
				right = Math.max(right, Math.abs(row[CIFAR10.side() - 1 - i]));
			}
		}
		assertThat(left).isLessThan(0.05f * right);
	}

	private static double cosine(float[][] a, float[][] b) {
		double product = 0;
		double squareOfA = 0;
		double squareOfB = 0;
		for (int row = 0; row < a.length; row++) {
			for (int column = 0; column < a.length; column++) {
				product += (double) a[row][column] * b[row][column];
				squareOfA += Math.pow(a[row][column], 2);
				squareOfB += Math.pow(b[row][column], 2);
			}
		}
		return product / Math.sqrt(squareOfA * squareOfB);
	}

	private static InferenceThread inference() {
		return fixtures.inference();
	}

}

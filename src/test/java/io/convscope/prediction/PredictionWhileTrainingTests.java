package io.convscope.prediction;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.Samples;
import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.Network;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Answers neither wait for training nor mix: 32 threads ask two models in turn while a
 * network trains, and get what each picture gets alone.
 */
class PredictionWhileTrainingTests {

	private static final int THREADS = 32;

	private static final int QUESTIONS = 5000;

	private final Dataset shapes = DatasetFixtures.shapes();

	private final ExecutorService clients = Executors.newFixedThreadPool(THREADS);

	private final ExecutorService training = Executors.newSingleThreadExecutor();

	private volatile boolean stop;

	@TempDir
	private Path folder;

	@AfterEach
	void endThreads() {
		this.stop = true;
		this.clients.shutdownNow();
		this.training.shutdownNow();
	}

	@Test
	void everyAnswerIsThatOfThePictureAlone() throws Exception {
		askWhileTraining(300);
	}

	// most of the time goes into answering each picture alone
	@Test
	@Tag("ci")
	void everyAnswerOfFiveThousandPicturesIsThatOfThePictureAlone() throws Exception {
		askWhileTraining(QUESTIONS);
	}

	private void askWhileTraining(int different) throws Exception {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			List<Picture> pictures = pictures(different);
			List<Model> models = List.of(fixtures.save(1, "shapes", this.shapes.labels(), 1),
					fixtures.save(2, "shapes", this.shapes.labels(), 2));
			float[][] alone = alone(fixtures, models, pictures);

			AtomicInteger steps = new AtomicInteger();
			Future<?> trained = this.training.submit(() -> train(fixtures, steps));
			Predictor predictor = PredictorFixtures.predictor(fixtures, 256, 32);
			float[][] answers = ask(
					(i) -> predictor.predict(models.get(i % 2), pictures.get(i % different)).probabilities());
			this.stop = true;
			trained.get();

			assertThat(steps).hasPositiveValue();
			float tolerance = (fixtures.networks().engine() == Engine.ONEDNN) ? 0 : 1e-5f;
			for (int i = 0; i < answers.length; i++) {
				assertThat(answers[i]).as("answer %d", i).containsExactly(alone[i % different], within(tolerance));
			}
		}
	}

	private float[][] ask(IntFunction<float[]> question) {
		float[][] answers = new float[QUESTIONS][];
		AtomicInteger next = new AtomicInteger();
		Runnable client = () -> {
			for (int i = next.getAndIncrement(); i < answers.length; i = next.getAndIncrement()) {
				answers[i] = question.apply(i);
			}
		};
		CompletableFuture<?>[] asked = IntStream.range(0, THREADS)
			.mapToObj((thread) -> CompletableFuture.runAsync(client, this.clients))
			.toArray(CompletableFuture[]::new);
		CompletableFuture.allOf(asked).join();
		return answers;
	}

	private List<Picture> pictures(int count) {
		Samples train = this.shapes.train();
		Samples test = this.shapes.test();
		return IntStream.range(0, count)
			.mapToObj((i) -> (i < train.size()) ? train.picture(i) : test.picture(i - train.size()))
			.toList();
	}

	private static float[][] alone(ModelFixtures fixtures, List<Model> models, List<Picture> pictures) {
		float[][] answers = new float[pictures.size()][];
		Set<Integer> different = new HashSet<>();
		for (int m = 0; m < models.size(); m++) {
			Model model = models.get(m);
			Architecture architecture = Architecture.article(model.labels().size());
			try (Network network = fixtures.networks().inference(architecture, fixtures.models().weights(model))) {
				for (int i = m; i < answers.length; i += models.size()) {
					answers[i] = network.predict(pictures.get(i).toInput(), 1);
					different.add(Arrays.hashCode(answers[i]));
				}
			}
		}
		// or else an answer of another picture could pass for the right one
		assertThat(different).hasSizeGreaterThan(answers.length * 99 / 100);
		return answers;
	}

	private void train(ModelFixtures fixtures, AtomicInteger steps) {
		int batch = 32;
		Architecture architecture = Architecture.article(this.shapes.labels().size());
		float[] inputs = new float[batch * CIFAR10.values()];
		int[] labels = new int[batch];
		for (int i = 0; i < batch; i++) {
			this.shapes.train().encodeInto(i, inputs, i * CIFAR10.values());
			labels[i] = this.shapes.train().label(i);
		}
		try (TrainableNetwork network = fixtures.networks()
			.training(architecture, ModelFixtures.initialWeights(this.shapes.labels(), 3), LearningRule.sgd(0.9), 3)) {
			while (!this.stop) {
				network.train(inputs, labels, batch, 0.01);
				steps.incrementAndGet();
			}
		}
	}

}

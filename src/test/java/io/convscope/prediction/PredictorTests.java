package io.convscope.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.convscope.access.Caller;
import io.convscope.access.KeyLimits;
import io.convscope.access.KeysForTests;
import io.convscope.access.LimitExceededException;
import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.UnreadableWeightsException;
import io.convscope.network.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PredictorTests {

	private static final List<String> LABELS = List.of("bright", "dark");

	private final FakeNetworks networks = new FakeNetworks();

	private final CountDownLatch gate = new CountDownLatch(1);

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	private Model model;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder, this.networks);
		this.model = save(1);
	}

	@AfterEach
	void close() throws Exception {
		this.gate.countDown();
		this.fixtures.close();
	}

	@Test
	void picturesThatWaitGoThroughTheNetworkTogether() {
		Predictor predictor = predictor(100, 4);
		holdTheThread();
		List<CompletableFuture<ModelAnswer>> answers = submit(predictor, this.model, 0, 10);
		this.gate.countDown();
		for (int i = 0; i < 10; i++) {
			assertThat(InferenceThread.await(answers.get(i)).probabilities())
				.containsExactly(new float[] { i / 255f, 1 - i / 255f }, within(1e-6f));
		}
		assertThat(this.networks.batches()).containsExactly(4, 4, 2);
	}

	@Test
	void modelsDoNotShareABatch() {
		Predictor predictor = predictor(100, 32);
		Model other = save(2);
		holdTheThread();
		List<CompletableFuture<ModelAnswer>> answers = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			answers.add(predictor.submit((i % 3 == 0) ? other : this.model, picture(i)));
		}
		this.gate.countDown();
		for (int i = 0; i < 6; i++) {
			assertThat(InferenceThread.await(answers.get(i)).probabilities()[0]).isEqualTo(i / 255f, within(1e-6f));
		}
		assertThat(this.networks.batches()).containsExactly(2, 4);
	}

	@Test
	void onePictureMoreThanFitsIsRefusedAndTheOthersAreAnswered() {
		Predictor predictor = predictor(3, 2);
		holdTheThread();
		List<CompletableFuture<ModelAnswer>> answers = submit(predictor, this.model, 0, 3);
		assertThatExceptionOfType(InferenceBusyException.class)
			.isThrownBy(() -> predictor.predict(this.model, picture(3)))
			.withMessageContaining("3 requests");
		this.gate.countDown();
		for (int i = 0; i < 3; i++) {
			assertThat(InferenceThread.await(answers.get(i)).probabilities()[0]).isEqualTo(i / 255f, within(1e-6f));
		}
		assertThat(predictor.predict(this.model, picture(3)).probabilities()[0]).isEqualTo(3 / 255f, within(1e-6f));
	}

	@Test
	void manyPicturesOfOneRequestWaitABatchAtATime() {
		Predictor predictor = predictor(2, 2);
		List<NetworkInput> inputs = IntStream.range(0, 7).mapToObj((i) -> NetworkInput.of(picture(i))).toList();
		List<ModelAnswer> answers = predictor.predict(this.model, inputs);
		assertThat(answers).hasSize(7);
		for (int i = 0; i < 7; i++) {
			assertThat(answers.get(i).probabilities()[0]).isEqualTo(i / 255f, within(1e-6f));
		}
	}

	@Test
	void noMorePicturesOfAKeyWaitThanItMay() {
		Predictor predictor = predictor(100, 32);
		holdTheThread();
		Caller.begin(KeysForTests.limited(new KeyLimits(null, 2, null)));
		try {
			submit(predictor, this.model, 0, 2);
			assertThatExceptionOfType(LimitExceededException.class)
				.isThrownBy(() -> predictor.submit(this.model, picture(2)))
				.withMessageStartingWith("Up to 2 pictures of the key limited may wait");
		}
		finally {
			Caller.end();
		}
		CompletableFuture<ModelAnswer> other = predictor.submit(this.model, picture(3));
		this.gate.countDown();
		assertThat(InferenceThread.await(other).probabilities()[0]).isEqualTo(3 / 255f, within(1e-6f));
	}

	@Test
	void aFullInferenceThreadRefusesAndLeavesRoomForLater() {
		Predictor predictor = predictor(1, 32);
		holdTheThread();
		List<CompletableFuture<String>> others = new ArrayList<>();
		assertThatExceptionOfType(InferenceBusyException.class).isThrownBy(() -> {
			while (true) {
				others.add(this.fixtures.inference().submit(this.model, (network) -> "done"));
			}
		});
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(InferenceBusyException.class)
				.isThrownBy(() -> predictor.submit(this.model, picture(1)))
				.withMessageContaining(others.size() + " requests");
		}
		this.gate.countDown();
		others.forEach(InferenceThread::await);
		assertThat(predictor.predict(this.model, picture(1)).probabilities()[0]).isEqualTo(1 / 255f, within(1e-6f));
	}

	@Test
	void aFailingForwardIsToldAndTheThreadGoesOn() {
		Predictor predictor = predictor(10, 32);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> predictor.predict(this.model, picture(FakeNetworks.POISON)))
			.withMessage("poison");
		assertThat(predictor.predict(this.model, picture(7)).probabilities()[0]).isEqualTo(7 / 255f, within(1e-6f));
	}

	@Test
	void aModelWhoseWeightsAreGoneIsToldAndLeavesNoPictureWaiting() throws IOException {
		Predictor predictor = predictor(1, 32);
		Model broken = save(2);
		Files.delete(this.folder.resolve("models/run-2/weights.safetensors"));
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(UnreadableWeightsException.class)
				.isThrownBy(() -> predictor.predict(broken, picture(1)));
		}
		assertThat(predictor.predict(this.model, picture(7)).probabilities()[0]).isEqualTo(7 / 255f, within(1e-6f));
	}

	private Model save(int run) {
		return this.fixtures.save(run, "shapes", LABELS, new Weights(List.of()));
	}

	private Predictor predictor(int queueCapacity, int maxBatch) {
		return PredictorFixtures.predictor(this.fixtures, queueCapacity, maxBatch);
	}

	// returns when the thread is held, so that what is submitted from then on waits
	private void holdTheThread() {
		CountDownLatch held = new CountDownLatch(1);
		this.fixtures.inference().submit(this.model, (network) -> {
			held.countDown();
			return await(this.gate);
		});
		await(held);
	}

	private static boolean await(CountDownLatch latch) {
		try {
			latch.await();
			return true;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<CompletableFuture<ModelAnswer>> submit(Predictor predictor, Model model, int from, int to) {
		List<CompletableFuture<ModelAnswer>> answers = new ArrayList<>();
		for (int i = from; i < to; i++) {
			answers.add(predictor.submit(model, picture(i)));
		}
		return answers;
	}

	private static Picture picture(int firstValue) {
		byte[] planes = new byte[CIFAR10.values()];
		planes[0] = (byte) firstValue;
		return Picture.ofPlanes(CIFAR10, planes, 0);
	}

}

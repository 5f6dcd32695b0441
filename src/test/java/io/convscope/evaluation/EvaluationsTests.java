package io.convscope.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.convscope.dataset.Dataset;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.UnreadableWeightsException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * An evaluation is computed once, in nobody's way.
 */
class EvaluationsTests {

	private static final List<String> LABELS = List.of("cat", "dog", "owl");

	private final PixelNetworks networks = new PixelNetworks();

	private final Dataset dataset = PixelNetworks.dataset("pets", LABELS, new int[] { 0, 0, 90 },
			new int[] { 1, 2, 80 });

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	private Evaluations evaluations;

	private Model model;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder, this.networks);
		this.evaluations = evaluations(Duration.ofMinutes(1));
		this.model = save(1, 0);
	}

	private Evaluations evaluations(Duration patience) {
		return new Evaluations(new TestRun(this.fixtures.models(), this.networks, new Evaluator()), patience,
				new SimpleMeterRegistry());
	}

	private Model save(int run, float shift) {
		return this.fixtures.save(run, "pets", LABELS, PixelNetworks.shiftedBy(shift));
	}

	@AfterEach
	void close() throws Exception {
		this.networks.release();
		this.evaluations.destroy();
		this.fixtures.close();
	}

	@Test
	void whoeverAsksItIsComputedOnce() {
		this.networks.hold();
		List<CompletableFuture<Evaluated>> asked = IntStream.range(0, 8)
			.mapToObj((i) -> supply(() -> this.evaluations.of(this.model, this.dataset)))
			.toList();
		await().until(() -> this.networks.made() == 1);
		this.networks.release();
		Evaluated first = asked.get(0).join();
		assertThat(asked).allMatch((each) -> each.join() == first);
		assertThat(this.evaluations.of(this.model, this.dataset)).isSameAs(first);
		assertThat(this.networks.made()).isOne();
		assertThat(this.networks.open()).isZero();
		assertThat(first.predictions().accuracy()).isEqualTo(new Accuracy(1, 2));
	}

	@Test
	void predictionsDoNotWaitForIt() {
		this.networks.hold();
		CompletableFuture<Evaluated> evaluation = supply(() -> this.evaluations.of(this.model, this.dataset));
		await().until(() -> this.networks.made() == 1);
		String answer = InferenceThread.await(this.fixtures.inference().submit(this.model, (network) -> "answered"));
		assertThat(answer).isEqualTo("answered");
		assertThat(evaluation).isNotDone();
		this.networks.release();
		evaluation.join();
	}

	@Test
	void itGoesOnThoughNobodyWaits() throws InterruptedException {
		Evaluations impatient = evaluations(Duration.ofMillis(1));
		this.networks.hold();
		assertThatExceptionOfType(EvaluationUnderWayException.class)
			.isThrownBy(() -> impatient.of(this.model, this.dataset))
			.withMessageContaining("run-1")
			.withMessageContaining("pets");
		await().until(() -> this.networks.made() == 1);
		this.networks.release();
		await().until(() -> this.networks.open() == 0);
		await().ignoreExceptions().until(() -> impatient.of(this.model, this.dataset) != null);
		assertThat(this.networks.made()).isOne();
		impatient.destroy();
	}

	@Test
	void anotherModelDataSetOrEpochIsAnotherEvaluation() {
		Evaluated first = this.evaluations.of(this.model, this.dataset);
		Evaluated other = this.evaluations.of(save(2, 1), this.dataset);
		assertThat(other.predictions().predicted(0)).isEqualTo(1);
		assertThat(first.predictions().predicted(0)).isEqualTo(0);
		Dataset again = PixelNetworks.dataset("pets", LABELS, new int[] { 2, 2, 70 });
		assertThat(this.evaluations.of(this.model, again).predictions().size()).isOne();
	}

	@Test
	void ofAProvisionalModelTheEpochThatIsThereIsEvaluated() {
		Model third = provisional(3, 0);
		Model fourth = provisional(4, 2);
		Evaluated evaluated = this.evaluations.of(third, this.dataset);
		assertThat(evaluated.model()).isEqualTo(fourth);
		assertThat(evaluated.predictions().predicted(0)).isEqualTo(2);
	}

	private Model provisional(int epoch, float shift) {
		Model model = new Model("run-9", "pets", LABELS, 9, epoch, "testAccuracy", null, 0.5, 0.5, null,
				Instant.EPOCH.plusSeconds(epoch), true);
		return this.fixtures.models().save(model, PixelNetworks.shiftedBy(shift));
	}

	@Test
	void aFailureIsToldAndTheNextCallTriesAgain() throws Exception {
		Path weights = this.folder.resolve("models/run-1/weights.safetensors");
		byte[] content = Files.readAllBytes(weights);
		Files.delete(weights);
		assertThatExceptionOfType(UnreadableWeightsException.class)
			.isThrownBy(() -> this.evaluations.of(this.model, this.dataset));
		Files.write(weights, content);
		assertThat(this.evaluations.of(this.model, this.dataset).predictions().size()).isEqualTo(2);
	}

	@Test
	void aModelThatComputesNoNumbersIsTold() {
		Model broken = save(3, 0);
		this.networks.breakDown();
		assertThatExceptionOfType(NotEvaluableException.class)
			.isThrownBy(() -> this.evaluations.of(broken, this.dataset))
			.withMessageContaining("run-3")
			.withMessageContaining("pets/test/0");
	}

	@Test
	void oneMoreThanFitsIsRefused() throws InterruptedException {
		this.networks.hold();
		List<Model> models = IntStream.range(10, 20).mapToObj((run) -> save(run, 0)).toList();
		Evaluations impatient = evaluations(Duration.ofMillis(1));
		for (Model each : models.subList(0, 9)) {
			assertThatExceptionOfType(EvaluationUnderWayException.class)
				.isThrownBy(() -> impatient.of(each, this.dataset));
			await().until(() -> this.networks.made() == 1);
		}
		assertThatExceptionOfType(InferenceBusyException.class)
			.isThrownBy(() -> impatient.of(models.get(9), this.dataset));
		this.networks.release();
		models.forEach((each) -> await().ignoreExceptions().until(() -> impatient.of(each, this.dataset) != null));
		impatient.destroy();
	}

	private static <T> CompletableFuture<T> supply(Supplier<T> question) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		new Thread(() -> {
			try {
				answer.complete(question.get());
			}
			catch (RuntimeException ex) {
				answer.completeExceptionally(ex);
			}
		}).start();
		return answer;
	}

}

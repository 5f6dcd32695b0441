package io.convscope.prediction;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.model.Model;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;
import io.convscope.settings.InvalidSettingException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

class ShadowTests {

	private static final List<String> LABELS = List.of("a", "b");

	private static final NetworkInput PICTURE = () -> new float[3 * 32 * 32];

	private static final Picture BLACK = Picture.ofPlanes(new PictureSize(3, 32), new byte[3 * 32 * 32], 0);

	@TempDir
	private Path folder;

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final HeldNetworks networks = new HeldNetworks();

	private ModelFixtures fixtures;

	private Model model;

	private Model canary;

	private Shadow shadow;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder, this.networks);
		this.model = this.fixtures.save(1, "shapes", LABELS, 1);
		this.canary = this.fixtures.save(2, "shapes", LABELS, 2);
		this.fixtures.aliases().set("canary", "run-2");
		this.shadow = PredictorFixtures.shadow(this.fixtures, new ShadowProperties("canary", 1), this.registry);
	}

	@AfterEach
	void close() throws Exception {
		this.networks.hold.countDown();
		this.shadow.destroy();
		this.fixtures.close();
	}

	@Test
	void itsAnswersAreComparedAndNotSeen() {
		this.networks.hold.countDown();
		Predictor predictor = PredictorFixtures.predictor(this.fixtures, 8, 4, this.shadow);
		ModelAnswer answer = predictor.predict(this.model, BLACK);
		assertThat(answer.model()).isEqualTo(this.model);
		ModelAnswer other = predictor.predict(this.canary, BLACK);
		await().untilAsserted(() -> assertThat(count("run-2", "agreed") + count("run-2", "disagreed")).isEqualTo(1));
		ShadowComparison expected = ShadowComparison.of(answer, other);
		assertThat(count("run-2", expected.agrees() ? "agreed" : "disagreed")).isEqualTo(1);
		assertThat(this.registry.get("convscope.shadow.difference").summary().max())
			.isCloseTo(Math.abs(answer.probabilities()[0] - other.probabilities()[0]), within(1e-6));
	}

	@Test
	void nobodyWaitsForIt() {
		ModelAnswer answer = new ModelAnswer(this.model, new float[] { 1, 2 });
		int offered = 3 * Shadow.MOST_WAITING;
		for (int i = 0; i < offered; i++) {
			this.shadow.offer(answer, PICTURE);
		}
		assertThat(count("run-2", "dropped")).isEqualTo(offered - Shadow.MOST_WAITING);
		this.networks.hold.countDown();
		await().untilAsserted(() -> assertThat(count("run-2", "agreed") + count("run-2", "disagreed"))
			.isEqualTo(Shadow.MOST_WAITING));
	}

	@Test
	void metricsAreThoseOfOneModelAtATime() {
		this.networks.hold.countDown();
		this.shadow.offer(new ModelAnswer(this.model, new float[] { 1, 2 }), PICTURE);
		await().untilAsserted(() -> assertThat(count("run-2", "agreed") + count("run-2", "disagreed")).isEqualTo(1));
		int meters = this.registry.getMeters().size();
		this.fixtures.aliases().set("canary", "run-1");
		this.shadow.offer(new ModelAnswer(this.canary, new float[] { 1, 2 }), PICTURE);
		await().untilAsserted(() -> assertThat(count("run-1", "agreed") + count("run-1", "disagreed")).isEqualTo(1));
		assertThat(this.registry.getMeters()).hasSize(meters);
		this.fixtures.aliases().delete("canary");
		this.shadow.offer(new ModelAnswer(this.canary, new float[] { 1, 2 }), PICTURE);
		assertThat(count("canary", "failed")).isEqualTo(1);
		assertThat(this.registry.getMeters()).hasSize(meters);
	}

	@Test
	void labelsAreComparedByName() {
		Model turned = this.fixtures.save(3, "shapes", List.of("b", "a"), 3);
		ModelAnswer answer = new ModelAnswer(this.model, new float[] { 0, 20 });
		assertThat(ShadowComparison.of(answer, new ModelAnswer(turned, new float[] { 20, 0 })))
			.isEqualTo(new ShadowComparison(true, 0));
		ShadowComparison opposite = ShadowComparison.of(answer, new ModelAnswer(turned, new float[] { 0, 20 }));
		assertThat(opposite.agrees()).isFalse();
		assertThat(opposite.difference()).isCloseTo(1, within(1e-6));
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, Double.NaN })
	void aShareIsFromNoneToAll(double share) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new ShadowProperties("canary", share))
			.withMessageContaining("convscope.prediction.shadow-share");
	}

	private double count(String model, String outcome) {
		return this.registry.find("convscope.shadow.pictures")
			.tags("model", model, "outcome", outcome)
			.counters()
			.stream()
			.mapToDouble((each) -> each.count())
			.sum();
	}

	/**
	 * Networks whose loading takes until the test lets it go on.
	 */
	private static final class HeldNetworks extends Networks {

		private final CountDownLatch hold = new CountDownLatch(1);

		@Override
		public Network inference(Architecture architecture, Weights weights) {
			try {
				this.hold.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return super.inference(architecture, weights);
		}

	}

}

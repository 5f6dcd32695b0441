package io.convscope.explanation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.image.Picture;
import io.convscope.inspection.drawing.Palette;
import io.convscope.inspection.picture.ShownPicture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.ModelFixtures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One model gives all of an explanation, and the explanation names that one.
 */
class ExplainerTests {

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	private static final ShownPicture SHOWN = new ShownPicture("test-card", SHAPES.test().picture(3));

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	private Explainer explainer;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder);
		this.explainer = new Explainer(this.fixtures.inference());
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@Test
	void aModelThatWasReplacedIsNotNamed() {
		Model first = saveEpoch(1);
		Model second = saveEpoch(2);
		assertExplainedBy(second, this.explainer.explain(request(first, GradCam.LAST_MAPS), SHOWN));
	}

	@Test
	void aModelThatIsReplacedBetweenTwoStepsExplainsNothing() {
		Model first = saveEpoch(1);
		AtomicInteger steps = new AtomicInteger();
		Explanation explanation = this.explainer.explain(request(first, new Replacing(() -> {
			if (steps.incrementAndGet() == 1) {
				replaceAndUnload();
			}
		})), SHOWN);
		assertThat(steps).hasValue(2);
		assertExplainedBy(this.fixtures.models().get("run-1"), explanation);
	}

	private void assertExplainedBy(Model model, Explanation explanation) {
		assertThat(explanation.by()).isEqualTo(model);
		assertThat(model.epoch()).isEqualTo(2);
		assertThat(explanation.values().epoch()).isEqualTo(2);
		InferenceThread inference = this.fixtures.inference();
		assertThat(explanation.label())
			.isEqualTo(ExplainedLabel.of(inference, model, SHOWN.picture(), Optional.empty()));
		assertThat(explanation.weights())
			.isDeepEqualTo(GradCam.LAST_MAPS.weigh(inference, model, SHOWN.picture(), explanation.label().index()));
	}

	private Model saveEpoch(int epoch) {
		return this.fixtures.models()
			.save(new Model(Model.idOf(1), "shapes", SHAPES.labels(), 1, epoch, "testAccuracy", null, 0.75, 0.75, null,
					Instant.EPOCH, true), ModelFixtures.initialWeights(SHAPES.labels(), epoch));
	}

	// a few networks stay loaded, which answer for their models
	private void replaceAndUnload() {
		saveEpoch(2);
		for (int run = 2; run < 6; run++) {
			Model other = this.fixtures.save(run, "shapes", SHAPES.labels(), run);
			ExplainedLabel.of(this.fixtures.inference(), other, SHOWN.picture(), Optional.empty());
		}
	}

	private static ExplainRequest request(Model model, ExplanationMethod method) {
		return new ExplainRequest(model, null, method, Optional.empty(), new HeatMap(1, 1, Palette.GRAY),
				Optional.empty());
	}

	/**
	 * Does something before it explains.
	 *
	 * @param before what
	 */
	private record Replacing(Runnable before) implements ExplanationMethod {

		@Override
		public String id() {
			return GradCam.LAST_MAPS.id();
		}

		@Override
		public float[][] weigh(InferenceThread thread, Model model, Picture picture, int label) {
			this.before.run();
			return GradCam.LAST_MAPS.weigh(thread, model, picture, label);
		}

	}

}

package io.convscope.model.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;
import io.convscope.model.imports.ImportRequest;
import io.convscope.model.imports.ModelImports;
import io.convscope.model.inference.LoadedModel;
import io.convscope.model.inference.ModelReplacedException;
import io.convscope.model.safetensors.SafetensorsFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Who is being answered by a model while it is deleted gets its answer, or is told.
 */
class DeletedModelTests {

	private static final ImportRequest MINE = new ImportRequest("mine", null, List.of("a", "b"));

	private static final float[] GRAY = new float[CIFAR10.values()];

	@TempDir
	private Path folder;

	@Test
	void answersAreOfTheModelThatWasAskedFor() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			ModelImports imports = fixtures.imports();
			float[] before = answer(fixtures, add(imports, 1)).join();
			Model first = fixtures.models().get("mine");
			List<CompletableFuture<float[]>> asked = IntStream.range(0, 50)
				.mapToObj((each) -> answer(fixtures, first))
				.toList();
			fixtures.models().delete("mine");
			asked.forEach((each) -> assertThat(orUnknown(each)).satisfiesAnyOf((it) -> assertThat(it).isEmpty(),
					(it) -> assertThat(it).isEqualTo(before)));
			Model second = add(imports, 2);
			float[] after = answer(fixtures, second).join();
			assertThat(after).isNotEqualTo(before);
			assertThat(answer(fixtures, second).join()).isEqualTo(after);
		}
	}

	@Test
	void noModelAnswersInPlaceOfADeletedOneOfItsName() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			ModelImports imports = fixtures.imports();
			Model first = add(imports, 1);
			fixtures.models().delete("mine");
			byte[] file = SafetensorsFiles.ofClasses(3);
			Model second = imports.add(new ImportRequest("mine", null, List.of("x", "y", "z")),
					new ByteArrayInputStream(file), file.length);
			assertThat(orUnknown(answer(fixtures, first))).isEmpty();
			assertThatThrownBy(() -> fixtures.models().weights(first)).isInstanceOf(UnknownModelException.class)
				.hasMessageContaining("another has its name now");
			assertThat(answer(fixtures, second).join()).hasSize(3);
		}
	}

	@Test
	void theWorkIsToldWhoComputes() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			Model first = fixtures.models().save(provisional(1), ModelFixtures.initialWeights(MINE.labels(), 1));
			Model second = fixtures.models().save(provisional(2), ModelFixtures.initialWeights(MINE.labels(), 2));
			assertThat(fixtures.inference().submit(first, LoadedModel::model).join()).isEqualTo(second);
			assertThat(fixtures.inference().submit(first, (loaded) -> loaded.networkOf(first)))
				.failsWithin(Duration.ofMinutes(1))
				.withThrowableThat()
				.havingCause()
				.isInstanceOf(ModelReplacedException.class);
		}
	}

	private static Model provisional(int epoch) {
		return new Model("run-1", "shapes", MINE.labels(), 1, epoch, "testAccuracy", null, 0.5, 0.5, null,
				Instant.EPOCH.plusSeconds(epoch), true);
	}

	@Test
	void whoAsksADeletedModelIsTold() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			Model model = add(fixtures.imports(), 1);
			fixtures.models().delete("mine");
			assertThat(orUnknown(answer(fixtures, model))).isEmpty();
		}
	}

	private static Model add(ModelImports imports, long seed) throws IOException {
		byte[] file = SafetensorsFiles.write(ModelFixtures.initialWeights(MINE.labels(), seed));
		return imports.add(MINE, new ByteArrayInputStream(file), file.length);
	}

	private static CompletableFuture<float[]> answer(ModelFixtures fixtures, Model model) {
		return fixtures.inference().submit(model, (loaded) -> loaded.network().predict(GRAY, 1));
	}

	// empty when it was deleted
	private static float[] orUnknown(CompletableFuture<float[]> answer) {
		try {
			return answer.join();
		}
		catch (CompletionException ex) {
			assertThat(ex).hasCauseInstanceOf(UnknownModelException.class);
			return new float[0];
		}
	}

}

package io.convscope.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import io.convscope.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is being answered by a model while it is deleted gets its answer, or is told.
 */
class DeletedModelTests {

	private static final ImportRequest MINE = new ImportRequest("mine", null, List.of("a", "b"));

	private static final float[] GRAY = new float[Picture.VALUES];

	@TempDir
	private Path folder;

	@Test
	void answersAreOfTheModelThatWasAskedFor() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			ModelImports imports = new ModelImports(fixtures.models());
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
	void whoAsksADeletedModelIsTold() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			Model model = add(new ModelImports(fixtures.models()), 1);
			fixtures.models().delete("mine");
			assertThat(orUnknown(answer(fixtures, model))).isEmpty();
		}
	}

	private static Model add(ModelImports imports, long seed) throws IOException {
		byte[] file = SafetensorsFiles.write(ModelFixtures.initialWeights(MINE.labels(), seed));
		return imports.add(MINE, new ByteArrayInputStream(file), file.length);
	}

	private static CompletableFuture<float[]> answer(ModelFixtures fixtures, Model model) {
		return fixtures.inference().submit(model, (network) -> network.predict(GRAY, 1));
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

package io.convscope.model.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.convscope.fuzz.FuzzedTime;
import io.convscope.fuzz.Mutations;
import io.convscope.model.Model;
import io.convscope.model.pth.PthFiles;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.model.safetensors.WeightsTooLargeException;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of weights that were changed at random become a model, or are refused for what
 * they are, in a bounded time.
 */
@Tag("ci")
class WeightsFuzzTests {

	private static final List<String> LABELS = List.of("cat", "dog");

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final float[] NUMBERS = { Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE, -1e30f, 1e-45f, 0,
			1e10f };

	@TempDir
	private Path folder;

	private int models;

	@Test
	void changedFilesBecomeModelsOrAreRefused() throws IOException {
		FuzzedTime time = new FuzzedTime("weights");
		Mutations mutations = new Mutations(time.seed());
		Random random = new Random(time.seed());
		byte[] file = SafetensorsFiles.ofClasses(LABELS.size());
		byte[] pth = PthFiles.write(Weights.initial(Architecture.article(LABELS.size()), 1));
		int files = 0;
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			ModelImports imports = fixtures.imports();
			for (; !time.isOver(); files++) {
				byte[] changed = switch (random.nextInt(7)) {
					case 0 -> mutations.of(file);
					case 1 -> withNumber(file, random);
					case 2 -> mutations.of(pth);
					case 3, 4 -> PthFiles.withPickle(pth, mutations.of(PthFiles.pickle(pth)));
					default -> withHeader(file, mutations);
				};
				long begin = System.nanoTime();
				take(fixtures, imports, changed, random.nextBoolean() ? changed.length : -1);
				assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("file %s", files).isLessThan(LONGEST);
			}
			assertThat(fixtures.models().list()).isEmpty();
		}
		System.out.println(files + " changed files of weights became " + this.models + " models");
		assertThat(this.folder.resolve("models")).isEmptyDirectory();
	}

	private void take(ModelFixtures fixtures, ModelImports imports, byte[] file, long length) throws IOException {
		try {
			Model model = imports.add(new ImportRequest("mine", null, LABELS), new ByteArrayInputStream(file), length);
			float[] probabilities = fixtures.inference()
				.submit(model, (loaded) -> loaded.network().predict(new float[3 * 32 * 32], 1))
				.join();
			assertThat(probabilities[0] + probabilities[1]).isBetween(0.999f, 1.001f);
			fixtures.models().delete("mine");
			this.models++;
		}
		catch (InvalidWeightsException | WeightsTooLargeException ex) {
			assertThat(ex.getMessage()).isNotBlank().doesNotContain(": null");
		}
	}

	private static byte[] withNumber(byte[] file, Random random) {
		byte[] changed = file.clone();
		int at = changed.length - Float.BYTES * (1 + random.nextInt(changed.length / 8));
		ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putFloat(at, NUMBERS[random.nextInt(NUMBERS.length)]);
		return changed;
	}

	// with a length that fits, so that what follows is read, too
	private static byte[] withHeader(byte[] file, Mutations mutations) {
		byte[] header = mutations.of(SafetensorsFiles.header(file).getBytes(StandardCharsets.UTF_8));
		return SafetensorsFiles.withHeader(file, new String(header, StandardCharsets.ISO_8859_1));
	}

}

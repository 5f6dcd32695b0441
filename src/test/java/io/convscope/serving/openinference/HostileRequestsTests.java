package io.convscope.serving.openinference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.convscope.dataset.DatasetFixtures;
import io.convscope.fuzz.Mutations;
import io.convscope.image.Picture;
import io.convscope.image.Png;
import io.convscope.model.store.ModelFixtures;
import io.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that were changed at random are answered, or refused as a mistake of the
 * client; they are never an error of the service.
 */
class HostileRequestsTests {

	private static final int ROUNDS = 400;

	private static final long SEED = 20_261_129;

	@TempDir
	private Path folder;

	@Test
	void noRequestIsAnErrorOfTheService() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			fixtures.save(1, "shapes", DatasetFixtures.shapes().labels(), 1);
			Inferences inferences = InferencesFixtures.inferences(fixtures, 4, DataSize.ofMegabytes(1));
			Mutations mutations = new Mutations(SEED);
			int answered = 0;
			for (Sent each : requests()) {
				assertThat(answer(inferences, each)).as("unchanged").isTrue();
				for (int i = 0; i < ROUNDS; i++) {
					answered += answer(inferences, each.with(mutations.of(each.body()))) ? 1 : 0;
				}
			}
			assertThat(answered).as("requests that still make sense").isBetween(ROUNDS / 10, 5 * ROUNDS);
		}
	}

	private static List<Sent> requests() throws IOException {
		Picture picture = DatasetFixtures.shapes().test().picture(0);
		byte[] planes = new byte[picture.size().values()];
		picture.copyPlanesTo(planes, 0);
		byte[] file = Png.write(picture, 1);
		InferenceMessage bytes = InferenceMessage.binary("UINT8", "[1,3,32,32]", planes, """
				,"id":"a","outputs":[{"name":"probabilities","parameters":{"classification":2,"binary_data":true}}]""");
		InferenceMessage files = InferenceMessage.binary("BYTES", "[2]", InferenceMessage.elements(List.of(file, file)),
				",\"parameters\":{\"binary_data_output\":true}");
		InferenceMessage floats = InferenceMessage.binary("FP32", "[1,32,32,3]",
				InferenceMessage.floats(picture.toInput()), "");
		InferenceMessage text = InferenceMessage.json("BYTES", "[1,1]",
				"[\"" + Base64.getEncoder().encodeToString(file) + "\"]", "");
		List<Sent> requests = new ArrayList<>();
		for (InferenceMessage each : List.of(bytes, files, floats)) {
			requests.add(new Sent(each.body(), null, each.jsonLength()));
		}
		requests.add(new Sent(text.body(), null, null));
		requests.add(new Sent(text.gzipped(), "gzip", null));
		requests.add(new Sent(bytes.deflated(), "deflate", bytes.jsonLength()));
		return requests;
	}

	private static boolean answer(Inferences inferences, Sent sent) {
		try {
			SentBody body = SentBody.of(new ByteArrayInputStream(sent.body()), sent.encoding(), sent.jsonLength());
			return !inferences.infer("run-1", null, body).outputs().isEmpty();
		}
		catch (RuntimeException ex) {
			assertThat(Problem.of(ex.getClass()).status()).as("%s", ex).isBetween(400, 499);
			return false;
		}
	}

	private record Sent(byte[] body, @Nullable String encoding, @Nullable String jsonLength) {

		private Sent with(byte[] changed) {
			return new Sent(changed, this.encoding, this.jsonLength);
		}

	}

}

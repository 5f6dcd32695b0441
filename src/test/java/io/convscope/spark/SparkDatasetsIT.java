package io.convscope.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.convscope.ServiceTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jobs that learn from pictures of the user's own: one worker comes to the service's
 * weights, to the bit.
 */
@Tag("ci")
class SparkDatasetsIT extends ServiceTest {

	private static final String FRESH = "{\"dataset\":\"desk\",\"recipe\":\"fast\",\"epochs\":2}";

	private static final String FROM_OWN = "{\"dataset\":\"desk\",\"recipe\":\"fast\",\"epochs\":2,\"from\":\"run-1\"}";

	/** It has other labels. */
	private static final String FROM_SHIPPED = "{\"dataset\":\"desk\",\"recipe\":\"transfer\",\"epochs\":2,"
			+ "\"from\":\"pretrained\"}";

	@TempDir
	private static Path folder;

	@BeforeAll
	static void build() throws IOException, InterruptedException {
		SparkBuild.require();
	}

	@Test
	void learnsFromOwnPicturesAsTheServiceDoes() throws Exception {
		Path pictures = DeskPictures.draw(folder.resolve("desk"));
		Files.write(pictures.resolve("cup/cut.png"), new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' });
		this.client.send("POST", "/datasets?name=desk&test=0.3", DeskPictures.zip(pictures), "Content-Type",
				"application/zip");
		Awaitility.await()
			.atMost(Duration.ofMinutes(10))
			.until(() -> this.client.get("/datasets/desk").get("state").asString().equals("READY"));
		for (String each : List.of(FRESH, FROM_OWN, FROM_SHIPPED)) {
			this.client.awaitCompleted(this.client.train(each));
		}
		Path output = folder.resolve("trained");
		submit("train", "--request", FROM_OWN, "--data", home.resolve("datasets/desk").toString(), "--model",
				weights(home.resolve("models/run-1")).toString(), "--workers", "1", "--output", output.toString());
		assertThat(Files.readAllBytes(output.resolve("weights.safetensors")))
			.isEqualTo(this.client.bytes("/models/run-2/weights"));
		String told = submit("sweep", "--request", "{\"runs\":[" + FRESH + "," + FROM_SHIPPED + "]}", "--data",
				pictures.toString(), "--test", "0.3", "--output", folder.resolve("swept").toString());
		assertThat(told).contains("1 file can't be read as a picture and was left out.",
				"cup/cut.png: The PNG file ends too early", digest("run-1"), digest("run-3"));
	}

	private static Path weights(Path model) throws IOException {
		try (Stream<Path> files = Files.list(model)) {
			return files.filter((each) -> each.toString().endsWith(".safetensors")).findFirst().orElseThrow();
		}
	}

	private String digest(String model) {
		return this.client.get("/models/" + model).get("digest").asString();
	}

	@Test
	void saysWhatIsWrongWithPictures() throws Exception {
		Path pictures = DeskPictures.draw(folder.resolve("one"));
		try (Stream<Path> labels = Files.list(pictures)) {
			for (Path label : labels.filter((each) -> !each.endsWith("cup")).toList()) {
				Files.move(label, folder.resolve("other-" + label.getFileName()));
			}
		}
		try (SparkProcess job = start("train", "--request", FRESH, "--data", pictures.toString(), "--output",
				folder.resolve("none").toString())) {
			assertThat(job.awaitExit()).isOne();
			assertThat(job.output()).contains("The data set desk can't be read from --data file:" + pictures
					+ ": The archive has one label only, cup; a network needs at least two to tell apart.");
		}
	}

	private static SparkProcess start(String... arguments) throws IOException {
		return SparkProcess.onOneMachine(folder.resolve(arguments[0] + ".log"), Map.of(), arguments);
	}

	private static String submit(String... arguments) throws Exception {
		try (SparkProcess job = start(arguments)) {
			assertThat(job.awaitExit()).as(job.output()).isZero();
			return job.output();
		}
	}

}

package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The programs that use a model send the key of the environment.
 */
@Tag("ci")
@TestPropertySource(properties = { "convscope.api-keys[0].name=app", "convscope.api-keys[0].key=app-key-0123456789",
		"convscope.api-keys[0].rights=read,predict" })
class ProgramsWithKeysIT extends ServiceTest {

	private static final String KEY = "app-key-0123456789";

	@TempDir
	private Path folder;

	@Test
	void theProgramForCurl() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "There is no curl");
		answers("curl", "/bin/sh");
	}

	@Test
	void theProgramInJava() throws Exception {
		answers("java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
	}

	@Test
	void theProgramInPython() throws Exception {
		assumeTrue(System.getenv(Python.VARIABLE) != null && Python.has("PIL, numpy, torch"), "There is no torch");
		answers("python", System.getenv(Python.VARIABLE));
	}

	private void answers(String language, String program) throws IOException, InterruptedException {
		JsonNode snippet = this.client.asHolderOf(KEY)
			.get("/models/pretrained/snippet")
			.get("snippets")
			.valueStream()
			.filter((each) -> each.get("language").stringValue().equals(language))
			.findFirst()
			.orElseThrow();
		Path file = this.folder.resolve(snippet.get("file").stringValue());
		Files.writeString(file, snippet.get("text").stringValue());
		Files.write(this.folder.resolve("shape.png"),
				this.client.asHolderOf(KEY).bytes("/datasets/shapes/samples/test/0"));
		String label = this.client.asHolderOf(KEY)
			.send("POST", "/predict?top=1&model=pretrained", Files.readAllBytes(this.folder.resolve("shape.png")),
					"Content-Type", "image/png")
			.json()
			.get("predictions")
			.get(0)
			.get("label")
			.stringValue();
		assertThat(output(List.of(program, file.toString(), "shape.png"), KEY)).contains(label);
		assertThat(output(List.of(program, file.toString(), "shape.png"), "wrong-key-0123456789"))
			.doesNotContain(label);
	}

	private String output(List<String> command, String key) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true);
		builder.environment().put("CONVSCOPE_KEY", key);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		return output;
	}

}

package io.convscope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.model.Model;
import io.convscope.model.imports.ImportRequest;
import io.convscope.model.imports.ModelImports;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.store.ModelFixtures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Files that PyTorch has written become models that answer as there, in whatever way they
 * were saved; those with more than weights are refused for what they are.
 */
@Tag("ci")
@EnabledIfEnvironmentVariable(named = Python.VARIABLE, matches = ".+",
		disabledReason = Python.VARIABLE + " names no Python that has torch and numpy")
class PyTorchFilesTests {

	private static final List<String> LABELS = IntStream.range(0, 10).mapToObj((i) -> "label " + i).toList();

	@TempDir
	private Path folder;

	@TempDir
	private Path home;

	@Test
	void whatPyTorchSavesIsTaken() throws IOException, InterruptedException {
		Files.createDirectory(this.folder.resolve("good"));
		Files.createDirectory(this.folder.resolve("bad"));
		JsonNode expected = JsonMapper.shared()
			.readTree(Python.run(this.folder, Path.of("src", "test", "resources", "pytorch_save.py"),
					this.folder.toString()));
		float[] ones = new float[3 * 32 * 32];
		Arrays.fill(ones, 1);
		Map<String, String> refusals = new TreeMap<>();
		try (ModelFixtures fixtures = new ModelFixtures(this.home)) {
			ModelImports imports = fixtures.imports();
			for (Path file : files("good")) {
				Model model = add(imports, file);
				float[] actual = fixtures.inference()
					.submit(model, (loaded) -> loaded.network().predict(ones, 1))
					.join();
				double tolerance = file.endsWith("half.pth") || file.endsWith("bfloat16.pth") ? 0.02 : 1e-5;
				for (int i = 0; i < LABELS.size(); i++) {
					assertThat((double) actual[i]).as("%s, label %s", file, i)
						.isCloseTo(expected.get(i).doubleValue(), within(tolerance));
				}
			}
			for (Path file : files("bad")) {
				try {
					add(imports, file);
				}
				catch (InvalidWeightsException ex) {
					refusals.put(file.getFileName().toString(), ex.getMessage());
				}
			}
		}
		assertThat(refusals).containsOnlyKeys("extra.pth", "legacy.pth", "module.pth", "program.pth", "protocol.pth",
				"several.pth", "tensor.pth");
		assertThat(refusals.get("module.pth")).contains("it needs Python's \"pytorch_check.Cifar10Model\"")
			.contains("save it anew with torch.save(model.state_dict(), path)");
		assertThat(refusals.get("legacy.pth")).contains("before PyTorch 1.6");
		assertThat(refusals.get("protocol.pth")).contains("the protocol 4");
		assertThat(refusals.get("tensor.pth")).contains("a single tensor");
		assertThat(refusals.get("program.pth")).contains("torch.jit.save");
		assertThat(refusals.get("several.pth")).contains("state_dict and model");
		assertThat(refusals.get("extra.pth")).contains("extra is not a parameter");
	}

	private List<Path> files(String name) throws IOException {
		try (Stream<Path> files = Files.list(this.folder.resolve(name))) {
			return files.sorted().toList();
		}
	}

	private static Model add(ModelImports imports, Path file) throws IOException {
		byte[] content = Files.readAllBytes(file);
		return imports.add(new ImportRequest(null, null, LABELS), new ByteArrayInputStream(content), content.length);
	}

}

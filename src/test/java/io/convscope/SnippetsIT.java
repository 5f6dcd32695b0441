package io.convscope;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.network.Architecture;
import io.convscope.network.OtherNetworks;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The programs that compute a model by ONNX Runtime see pictures as the service does, and
 * answer the same.
 */
@Tag("ci")
class SnippetsIT extends ServiceTest {

	private static final Path NODE_MODULES = Path.of("src", "test", "node", "node_modules");

	/**
	 * As much of ONNX Runtime as the program uses, for Pythons that have onnx and torch
	 * instead.
	 */
	private static final Path STAND_IN = Path.of("src", "test", "resources", "stand-in");

	private static final double TOLERANCE = 1e-4;

	// the decoders round colours differently where they are translucent or compressed
	private static final double TOLERANCE_OF_PIXELS = 0.02;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "pretrained", "pretrained-deep", "gray" })
	void thePythonProgramForOnnxRuntimeAnswersAsTheService(String model) throws Exception {
		String python = System.getenv(Python.VARIABLE);
		assumeTrue(python != null && Python.has("PIL, numpy"),
				() -> "The Python that " + Python.VARIABLE + " names has no pillow");
		boolean real = Python.has("onnxruntime");
		assumeTrue(real || Python.has("onnx, torch"), "It has neither onnxruntime, nor onnx and torch");
		answersAsTheService(model, "python-onnx", real ? List.of(python)
				: List.of("env", "PYTHONDONTWRITEBYTECODE=1", "PYTHONPATH=" + STAND_IN.toAbsolutePath(), python));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pretrained", "pretrained-deep", "gray" })
	void thePythonProgramForPyTorchAnswersAsTheService(String model) throws Exception {
		String python = System.getenv(Python.VARIABLE);
		assumeTrue(python != null && Python.has("PIL, numpy, torch"),
				() -> "The Python that " + Python.VARIABLE + " names has no torch");
		answersAsTheService(model, "python", List.of(python));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pretrained", "pretrained-deep", "gray" })
	void theJavaScriptProgramAnswersAsTheService(String model) throws Exception {
		assumeTrue(Files.isDirectory(NODE_MODULES), () -> NODE_MODULES + " is missing: npm --prefix src/test/node ci");
		Files.createSymbolicLink(this.folder.resolve("node_modules"), NODE_MODULES.toAbsolutePath());
		answersAsTheService(model, "javascript", List.of("node"));
	}

	@Test
	void eachLanguageHasAFileOfItsOwn() {
		List<JsonNode> snippets = this.client.get("/models/pretrained/snippet").get("snippets").valueStream().toList();
		assertThat(snippets).extracting((each) -> each.get("language").stringValue())
			.containsExactly("java", "python", "python-onnx", "javascript", "curl");
		assertThat(snippets).extracting((each) -> each.get("file").stringValue()).doesNotHaveDuplicates();
		assertThat(snippets).allSatisfy((each) -> assertThat(each.get("text").stringValue())
			.contains("http://127.0.0.1:" + this.port, "pretrained")
			.doesNotContain("{model}", "{service}", "{picture}", "{side}", "{channels}"));
	}

	private void answersAsTheService(String model, String language, List<String> program) throws Exception {
		if (model.equals("gray") && this.client.send("GET", "/models/gray", new byte[0]).status() == 404) {
			addGray();
		}
		Map<String, byte[]> pictures = pictures();
		if (language.equals("javascript")) {
			pictures.remove("exact-old.bmp"); // as it says
		}
		List<String> command = new ArrayList<>(program);
		command.add(write(model, language));
		for (Map.Entry<String, byte[]> each : pictures.entrySet()) {
			Files.write(this.folder.resolve(each.getKey()), each.getValue());
			command.add(each.getKey());
		}
		List<String> lines = run(command);
		assertThat(lines).hasSameSizeAs(pictures.keySet());
		for (String line : lines) {
			String name = line.substring(0, line.indexOf(' '));
			Map<String, Double> expected = predict(model, pictures.get(name));
			for (String answer : line.substring(name.length() + 1).split(", ")) {
				int space = answer.lastIndexOf(' ');
				assertThat(Double.parseDouble(answer.substring(space))).as("%s: %s", line, expected)
					.isCloseTo(expected.get(answer.substring(0, space)),
							within(name.startsWith("exact") ? TOLERANCE : TOLERANCE_OF_PIXELS));
			}
		}
	}

	private void addGray() throws IOException {
		byte[] file = SafetensorsFiles.write(Weights.initial(new Architecture(OtherNetworks.smallGray(), 3), 4),
				OtherNetworks.smallGray());
		assertThat(this.client
			.send("POST", "/models?name=gray&labels=cat,dog,bird", file, "Content-Type", "application/octet-stream")
			.status()).isEqualTo(201);
	}

	private String write(String model, String language) throws IOException {
		JsonNode snippet = this.client.get("/models/" + model + "/snippet")
			.get("snippets")
			.valueStream()
			.filter((each) -> each.get("language").stringValue().equals(language))
			.findFirst()
			.orElseThrow();
		String file = snippet.get("file").stringValue();
		Files.writeString(this.folder.resolve(file), snippet.get("text").stringValue());
		assertThat(snippet.get("run").stringValue()).endsWith(file + " picture.png");
		return file;
	}

	private List<String> run(List<String> command) throws IOException, InterruptedException {
		Path output = this.folder.resolve("output");
		Path errors = this.folder.resolve("errors");
		int exit = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile())
			.start()
			.waitFor();
		assertThat(exit).as(() -> "the end of the program: " + contentOf(errors.toFile())).isZero();
		return Files.readAllLines(output, StandardCharsets.UTF_8);
	}

	private Map<String, Double> predict(String model, byte[] picture) {
		Map<String, Double> probabilities = new LinkedHashMap<>();
		this.client
			.send("POST", "/predict?top=" + (model.equals("gray") ? 3 : 10) + "&model=" + model, picture,
					"Content-Type", "image/png")
			.json()
			.get("predictions")
			.forEach((each) -> probabilities.put(each.get("label").stringValue(),
					each.get("probability").doubleValue()));
		return probabilities;
	}

	private Map<String, byte[]> pictures() throws IOException {
		Map<String, byte[]> pictures = new LinkedHashMap<>();
		pictures.put("exact-sample.png", this.client.bytes("/datasets/shapes/samples/test/0"));
		pictures.put("exact-wide.png", draw(100, 70, BufferedImage.TYPE_INT_RGB, "png"));
		pictures.put("exact-tall.png", draw(33, 150, BufferedImage.TYPE_INT_RGB, "png"));
		pictures.put("exact-tiny.png", draw(9, 12, BufferedImage.TYPE_INT_RGB, "png"));
		pictures.put("exact-gray.png", draw(60, 60, BufferedImage.TYPE_BYTE_GRAY, "png"));
		pictures.put("clear.png", draw(80, 80, BufferedImage.TYPE_INT_ARGB, "png"));
		pictures.put("exact-old.bmp", draw(70, 50, BufferedImage.TYPE_INT_RGB, "bmp"));
		pictures.put("exact-few.gif", draw(50, 70, BufferedImage.TYPE_BYTE_INDEXED, "gif"));
		pictures.put("fine-gray.png", draw(64, 80, BufferedImage.TYPE_USHORT_GRAY, "png"));
		pictures.put("fine.png", fine(90, 70, ColorSpace.getInstance(ColorSpace.CS_sRGB), false));
		pictures.put("fine-clear.png", fine(70, 90, ColorSpace.getInstance(ColorSpace.CS_sRGB), true));
		for (int orientation = 1; orientation <= 8; orientation++) {
			pictures.put("turned-" + orientation + ".jpg",
					turned(draw(120, 90, BufferedImage.TYPE_INT_RGB, "jpg"), orientation));
		}
		pictures.put("photo.jpg", draw(120, 90, BufferedImage.TYPE_INT_RGB, "jpg"));
		return pictures;
	}

	private static byte[] fine(int width, int height, ColorSpace colors, boolean alpha) throws IOException {
		ComponentColorModel model = new ComponentColorModel(colors, alpha, false,
				alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
		return draw(new BufferedImage(model, model.createCompatibleWritableRaster(width, height), false, null), "png");
	}

	/** With Exif data that tells how the camera was held. */
	private static byte[] turned(byte[] jpeg, int orientation) {
		byte[] exif = { (byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1,
				1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0 };
		return ByteBuffer.allocate(jpeg.length + exif.length)
			.put(jpeg, 0, 2)
			.put(exif)
			.put(jpeg, 2, jpeg.length - 2)
			.array();
	}

	private static byte[] draw(int width, int height, int type, String format) throws IOException {
		return draw(new BufferedImage(width, height, type), format);
	}

	private static byte[] draw(BufferedImage image, String format) throws IOException {
		int width = image.getWidth();
		int height = image.getHeight();
		Graphics2D graphics = image.createGraphics();
		graphics.setPaint(new GradientPaint(0, 0, new Color(20, 90, 200, 100), width, height, new Color(250, 200, 30)));
		graphics.fillRect(0, 0, width, height);
		graphics.setPaint(Color.RED);
		graphics.fillOval(width / 4, height / 4, width / 2, height / 3);
		graphics.dispose();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(image, format, out);
		return out.toByteArray();
	}

}

package io.convscope.model.project;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.own.NewDataset;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.model.Familiarity;
import io.convscope.model.Model;
import io.convscope.model.ModelOrigin;
import io.convscope.model.TrainingSettings;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import io.convscope.web.MvcAnswers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was taught is saved as one file, and opens elsewhere.
 */
class ProjectTests {

	private static final List<String> LABELS = List.of("cup", "plant, green");

	private static final TrainingSettings SETTINGS = TrainingSettings.DEFAULTS
		.with(Map.of("epochs", 7, "learningRate", 0.015, "augmentation", List.of("shift"), "from", "pretrained-deep"));

	private static final Familiarity FAMILIARITY = Familiarity
		.of(new double[] { -1.5, 0.25, 1.0 / 3, 2, 3, 4, 5, 6, 7, 8.125 });

	private static final NetworkDescription SMALL = NetworkDescription.parse("""
			{"name": "small", "description": "", "input": {"channels": 3, "size": 32}, "layers": [
			{"name": "conv1", "kind": "convolution", "filters": 2}, {"name": "fc2", "kind": "dense"}]}
			""");

	@TempDir
	private Path folder;

	private ProjectHome here;

	private ProjectHome there;

	@BeforeEach
	void open() {
		this.here = new ProjectHome(this.folder.resolve("here"));
		this.there = new ProjectHome(this.folder.resolve("there"));
		fill(this.here.datasets.create(new NewDataset("desk", 32, 0.2, LABELS)));
	}

	@AfterEach
	void close() throws IOException {
		this.here.close();
		this.there.close();
	}

	@Test
	void aProjectOpensElsewhereAndAnswersTheSame() throws IOException {
		Model trained = train(1, "desk");
		MvcTestResult answer = this.here.get("/datasets/desk/project");
		assertThat(answer).hasStatusOk()
			.hasContentType("application/zip")
			.hasHeader("Content-Disposition", "attachment; filename=\"desk-project.zip\"");
		byte[] project = MvcAnswers.bytes(answer);
		OwnDataset opened = this.there.open("copy", project);
		assertThat(opened.status().state()).isEqualTo(DatasetStatus.State.READY);
		assertThat(opened.labels()).isEqualTo(LABELS);
		assertThat(opened.list((each) -> true)).isEqualTo(this.here.datasets.get("desk").list((each) -> true));
		assertThat(ProjectHome.words(opened)).containsExactly("The model run-1 is called copy-model here.");
		Model model = this.there.models().get("copy-model");
		assertThat(model.origin()).isEqualTo(ModelOrigin.IMPORTED);
		assertThat(model).usingRecursiveComparison()
			.ignoringFields("id", "dataset", "runId", "createdAt")
			.isEqualTo(trained);
		assertThat(model.dataset()).isEqualTo("copy");
		assertThat(model.createdAt()).isAfterOrEqualTo(opened.createdAt());
		assertThat(answers(this.there, model)).isEqualTo(answers(this.here, trained));
		assertThat(ModelFixtures.models(this.there.fixtures.home()).list()).containsExactly(model);
		this.there.models().delete("copy-model");
		byte[] again = MvcAnswers.bytes(this.there.get("/datasets/copy/project"));
		assertThat(files(again)).doesNotContainKey("model.json").containsKey("convscope.json");
	}

	@Test
	void theArticlesNetworkNeedsNoName() throws IOException {
		Weights weights = ModelFixtures.initialWeights(LABELS, 1);
		save(new Model("run-4", "desk", LABELS, 4, 1, null, null, null, null, null, Instant.now(), false), weights);
		this.there.open("desk", MvcAnswers.bytes(this.here.get("/datasets/desk/project")));
		assertThat(this.there.models().get("desk-model").network()).isEqualTo(NetworkDescription.article());
	}

	@Test
	void aProjectWithoutAModelIsADataSet() throws IOException {
		OwnDataset opened = this.there.open("desk", MvcAnswers.bytes(this.here.get("/datasets/desk/project")));
		assertThat(opened.status().state()).isEqualTo(DatasetStatus.State.READY);
		assertThat(ProjectHome.words(opened)).isEmpty();
		assertThat(this.there.models().list()).isEmpty();
	}

	@Test
	void theNewestModelIsSavedUnlessAnotherIsNamed() {
		train(1, "desk");
		train(2, "desk");
		train(3, "shapes");
		assertThat(description("/datasets/desk/project")).contains("\"id\" : \"run-2\"");
		assertThat(description("/datasets/desk/project?model=run-1")).contains("\"id\" : \"run-1\"");
		MvcAnswers.assertFails(this.here.get("/datasets/desk/project?model=run-3"), InvalidRequestException.class,
				"model must be one that was trained on desk, not run-3");
		save(new Model("run-9", "desk", LABELS, 9, 1, null, null, null, null, null, Instant.EPOCH, false),
				ModelFixtures.initialWeights(LABELS, 1)); // of an earlier data set
		assertThat(description("/datasets/desk/project")).contains("\"id\" : \"run-2\"");
	}

	@Test
	void aModelWhoseNameIsTakenGetsAnother() throws IOException {
		train(1, "desk");
		byte[] project = MvcAnswers.bytes(this.here.get("/datasets/desk/project"));
		String first = "a".repeat(60) + "-1";
		String second = "a".repeat(60) + "-2";
		this.there.open(first, project);
		assertThat(ProjectHome.words(this.there.open(second, project)))
			.containsExactly("The model run-1 is called " + "a".repeat(50) + "-model-2 here.");
		assertThat(this.there.models().list()).extracting(Model::dataset).containsExactly(first, second);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "no JSON | model.json must be an object in JSON",
					"{'labels':['cup','plant'],'testAccuracy':1.5} | testAccuracy must be",
					"{'labels':['cup','plant'],'testAccuracy':'NaN'} | testAccuracy must be",
					"{'labels':['cup','plant'],'settings':{'epochs':-1}} | epochs must be",
					"{'labels':['cup','plant'],'familiarity':[1,2]} | familiarity must be 11 numbers",
					"{'labels':['cup','plant'],'familiarity':'x'} | familiarity must be 11 numbers",
					"{'labels':['cup','CUP']} | labels can't have",
					"{'labels':['a','b','c']} | has 2 outputs, one for each class, but there are 3 labels",
					"{} | labels must name 2 to 1000", "{'labels':['cup','plant'],'id':''} | id must have" })
	void aModelThatIsNotValidIsLeftOut(String description, String words) throws IOException {
		train(1, "desk");
		assertLeftOut((files) -> {
			files.put("model.json", description.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
			return files;
		}, words);
	}

	@Test
	void aModelOfFarTooManyLabelsIsLeftOutAtOnce() throws IOException {
		train(1, "desk");
		String labels = IntStream.range(0, 100_000)
			.mapToObj((each) -> "\"" + each + "\"")
			.collect(Collectors.joining(",", "{\"labels\":[", "]}"));
		assertLeftOut((files) -> {
			files.put("model.json", labels.getBytes(StandardCharsets.UTF_8));
			return files;
		}, "labels must name 2 to 1000");
	}

	@Test
	void damagedWeightsAreLeftOut() throws IOException {
		train(1, "desk");
		assertLeftOut((files) -> {
			files.computeIfPresent("model.safetensors", (name, bytes) -> Arrays.copyOf(bytes, bytes.length - 5));
			return files;
		}, "The file is cut off within the numbers of fc2.bias");
		assertLeftOut((files) -> {
			files.put("model.safetensors", new byte[0]);
			return files;
		}, "There are no bytes");
		assertLeftOut((files) -> {
			files.computeIfPresent("model.safetensors", (name, bytes) -> {
				Arrays.fill(bytes, bytes.length - 8, bytes.length, (byte) 0xFF); // not a
																					// number
				return bytes;
			});
			return files;
		}, "all have to be finite");
	}

	private void assertLeftOut(UnaryOperator<Map<String, byte[]>> change, String words) throws IOException {
		Map<String, byte[]> files = files(MvcAnswers.bytes(this.here.get("/datasets/desk/project")));
		OwnDataset opened = this.there.open("desk-" + System.nanoTime(), zip(change.apply(files)));
		assertThat(opened.status().state()).isEqualTo(DatasetStatus.State.READY);
		assertThat(ProjectHome.words(opened)).singleElement()
			.asString()
			.startsWith("The model was left out: ")
			.contains(words);
		assertThat(this.there.models().list()).isEmpty();
	}

	private Model train(int run, String dataset) {
		Model model = new Model(Model.idOf(run), dataset, LABELS, run, 5, "testAccuracy", null, 1.0 / 3, 0.75, SETTINGS,
				Instant.now(), false, null, SMALL, FAMILIARITY);
		return save(model, Weights.initial(new Architecture(SMALL, LABELS.size()), run));
	}

	private Model save(Model model, Weights weights) {
		return this.here.models().save(model, weights);
	}

	private static void fill(OwnDataset dataset) {
		for (int i = 0; i < 12; i++) {
			dataset.pictures().add(picture(20 * i), LABELS.get(i % 2), null);
		}
	}

	private static Picture picture(int value) {
		byte[] planes = new byte[3 * 32 * 32];
		Arrays.fill(planes, 0, 1024, (byte) value);
		return Picture.ofPlanes(new PictureSize(3, 32), planes, 0);
	}

	/** The numbers that a model answers for a picture, and how familiar that is to it. */
	private static List<Object> answers(ProjectHome home, Model model) {
		float[] input = new float[3 * 32 * 32];
		for (int i = 0; i < input.length; i++) {
			input[i] = i % 255 / 255f;
		}
		float[] logits = InferenceThread
			.await(home.fixtures.inference().submit(model, (loaded) -> loaded.network().logits(input.clone(), 1)));
		Familiarity familiarity = model.familiarity();
		return List.of(logits[0], logits[1], (familiarity != null) ? familiarity.known(logits[0]) : "");
	}

	private String description(String address) {
		return new String(files(MvcAnswers.bytes(this.here.get(address))).getOrDefault("model.json", new byte[0]),
				StandardCharsets.UTF_8);
	}

	private static Map<String, byte[]> files(byte[] archive) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), zip.readAllBytes());
			}
			return files;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static byte[] zip(Map<String, byte[]> files) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> each : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(each.getKey()));
				zip.write(each.getValue());
			}
		}
		return bytes.toByteArray();
	}

}

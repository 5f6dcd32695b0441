package io.convscope.model.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.model.Model;
import io.convscope.model.ModelExistsException;
import io.convscope.model.ModelOrigin;
import io.convscope.model.NoModelException;
import io.convscope.model.safetensors.DType;
import io.convscope.model.safetensors.Float16;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.model.safetensors.WeightsTooLargeException;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.Dense;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Weights that people send become models; what is wrong is named, and leaves nothing
 * behind.
 */
class ModelImportsTests {

	private static final List<String> LABELS = List.of("cat", "dog");

	private static final Weights WEIGHTS = Weights.initial(Architecture.article(2), 7);

	private static final byte[] FILE = SafetensorsFiles.write(WEIGHTS);

	private static final DatasetCatalog DATASETS = DatasetCatalog.of(DatasetFixtures.shapes());

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	private ModelImports imports;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder);
		this.imports = this.fixtures.imports();
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@Test
	void aModelIsMadeOfAFile() throws IOException {
		Model model = add("mine", FILE);
		assertThat(model.labels()).isEqualTo(LABELS);
		assertThat(model.origin()).isEqualTo(ModelOrigin.IMPORTED);
		assertThat(model.runId()).isNull();
		assertThat(this.fixtures.models().current()).isEmpty();
		assertThatThrownBy(() -> this.fixtures.models().resolve(null)).isInstanceOf(NoModelException.class)
			.hasMessageContaining("?model=mine");
		Models restarted = ModelFixtures.models(this.fixtures.home());
		assertThat(restarted.list()).containsExactly(model);
		assertEqual(restarted.weights(model));
	}

	@Test
	void theOrderOfTheTensorsDoesNotMatter() throws IOException {
		List<Tensor> tensors = new ArrayList<>(WEIGHTS.tensors());
		Collections.reverse(tensors);
		Model model = add(null, SafetensorsFiles.write(new Weights(tensors)));
		assertEqual(this.fixtures.models().weights(model));
	}

	@Test
	void halfPrecisionIsTaken() throws IOException {
		Model model = add(null, SafetensorsFiles.write(WEIGHTS, DType.F16));
		float value = WEIGHTS.get("conv1.weight").values()[0];
		assertThat(this.fixtures.models().weights(model).get("conv1.weight").values()[0])
			.isEqualTo(Float16.toFloat(Float16.of(value)));
	}

	@Test
	void idsAreGivenInTurnAndNeverTwice() throws IOException {
		assertThat(add(null, FILE).id()).isEqualTo("import-1");
		assertThat(add("import-2", FILE).id()).isEqualTo("import-2");
		assertThat(add(null, FILE).id()).isEqualTo("import-3");
		add("Cat", FILE);
		assertThatThrownBy(() -> add("cat", FILE)).isInstanceOf(ModelExistsException.class)
			.hasMessageContaining("DELETE /models/Cat");
		this.fixtures.models().delete("Cat");
		assertThat(add("cat", FILE).id()).isEqualTo("cat");
	}

	@Test
	void manyAtOnceGetAnIdEach() {
		List<String> ids = IntStream.range(0, 6).parallel().mapToObj((each) -> {
			try {
				return add(null, FILE).id();
			}
			catch (IOException ex) {
				throw new AssertionError(ex);
			}
		}).toList();
		assertThat(ids).doesNotHaveDuplicates().allMatch((id) -> this.fixtures.models().find(id).isPresent());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"conv1.weight"       | "conv9.weight"      | conv1.weight is missing; the file has conv9.weight, conv1.bias
					"fc4.weight"         | "fc5.weight"        | fc4.weight is missing
					[512,8192]           | [8192,512]          | fc3.weight has the shape [8192, 512]; this network needs [512, 8192]
					[2,512]              | [1024]              | fc4.weight has the shape [1024]; this network needs [2, 512]
					[2,512]              | [512,2]             | fc4.weight has 512 outputs, one for each class, \
					but there are 2 labels: cat, dog
					"F32","shape":[2]    | "I32","shape":[2]   | fc4.bias has numbers of the dtype I32; only F32, F16, BF16
					"conv1.bias"         | "conv1.weight"      | Duplicate
					[0,3456]             | [0,3457]            | conv1.weight has the offsets 0 to 3457
					{"conv1              | "conv1              | can't be read as JSON
					""")
	void aHeaderThatIsWrongIsRefused(String part, String replacement, String sentence) {
		String header = SafetensorsFiles.header(FILE);
		assertThat(header).contains(part);
		assertRefused(SafetensorsFiles.withHeader(FILE, header.replace(part, replacement)), sentence);
	}

	@Test
	void theFirstKnownNetworkThatTheTensorsFitIsTheirs() throws IOException {
		for (String name : List.of("deep", "kernels-7", "three-convolutions", "article")) {
			NetworkDescription network = NetworkDescription.builtIn(name);
			byte[] file = SafetensorsFiles.write(Weights.initial(new Architecture(network, 2), 3));
			assertThat(add(null, file).network()).isEqualTo(network);
		}
	}

	@Test
	void theNetworkThatIsAskedForIsTaken() throws IOException {
		NetworkDescription calm = NetworkDescription.builtIn("no-dropout");
		Model model = this.imports.add(request("calm").with(calm), new ByteArrayInputStream(FILE), FILE.length);
		assertThat(model.network()).isEqualTo(calm);
		ImportRequest wrong = request("wrong").with(NetworkDescription.builtIn("deep"));
		assertThatThrownBy(() -> this.imports.add(wrong, new ByteArrayInputStream(FILE), FILE.length))
			.isInstanceOf(InvalidWeightsException.class)
			.hasMessageContaining("fc7.weight is missing");
	}

	@Test
	void whatFitsNoneIsComparedWithTheClosest() {
		Weights deep = Weights.initial(new Architecture(NetworkDescription.builtIn("deep"), 2), 3);
		List<Tensor> tensors = new ArrayList<>(deep.tensors());
		tensors.removeIf((each) -> each.name().equals("bn3.running_var"));
		assertRefused(SafetensorsFiles.write(new Weights(tensors)), "bn3.running_var is missing");
		assertRefused(SafetensorsFiles.write(new Weights(tensors)),
				"This is compared with the network deep; name another with ?network=");
	}

	@Test
	void theCountsOfBatchesThatPyTorchKeepsAreIgnored() throws IOException {
		Weights deep = Weights.initial(new Architecture(NetworkDescription.builtIn("deep"), 2), 3);
		byte[] file = SafetensorsFiles.write(deep);
		String header = SafetensorsFiles.header(file).strip();
		int numbers = file.length - 8 - SafetensorsFiles.header(file).length();
		String counted = header.substring(0, header.length() - 1)
				+ ",\"bn1.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[" + numbers + ","
				+ (numbers + 8) + "]}}";
		byte[] whole = Arrays.copyOf(SafetensorsFiles.withHeader(file, counted), 8 + counted.length() + numbers + 8);
		assertRefused(
				SafetensorsFiles.withHeader(whole, counted.replace("bn1.num", "bn1.sum").replace("tracked", "trackt")),
				"dtype I64");
		assertThat(add(null, whole).network().name()).isEqualTo("deep");
	}

	@Test
	void aTensorTooManyIsRefused() {
		List<Tensor> tensors = new ArrayList<>(WEIGHTS.tensors());
		tensors.add(new Tensor("fc5.bias", new int[] { 1 }, new float[] { 1 }));
		assertRefused(SafetensorsFiles.write(new Weights(tensors)),
				"fc5.bias is not a parameter of this network; it has conv1");
	}

	@Test
	void aFileThatIsCutOffOrGoesOnIsRefused() {
		assertRefused(Arrays.copyOf(FILE, FILE.length - 1), "fc4.bias go on to byte");
		assertRefused(Arrays.copyOf(FILE, FILE.length / 2), "it is cut off");
		assertRefused(Arrays.copyOf(FILE, FILE.length + 1),
				"The last number ends at byte " + FILE.length + ", the file at byte " + (FILE.length + 1));
		assertRefused(new byte[0], "There are no bytes");
	}

	@Test
	void aFileThatDoesNotTellItsLengthIsReadToItsEnd() throws IOException {
		assertThat(add(null, FILE, -1).id()).isEqualTo("import-1");
		assertThatThrownBy(() -> add(null, Arrays.copyOf(FILE, FILE.length / 2), -1))
			.isInstanceOf(InvalidWeightsException.class)
			.hasMessageContaining("cut off within the numbers of fc3.weight");
		assertThatThrownBy(() -> add(null, Arrays.copyOf(FILE, FILE.length + 1), -1))
			.isInstanceOf(InvalidWeightsException.class)
			.hasMessageContaining("The last number ends at byte " + FILE.length + ", the file later");
	}

	@ParameterizedTest
	@ValueSource(floats = { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY })
	void aNumberThatIsNotFiniteIsRefused(float value) {
		byte[] file = FILE.clone();
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, value);
		assertRefused(file, "Number 1 of fc4.bias is " + (Float.isNaN(value) ? "NaN" : "infinite"));
	}

	@Test
	void whatIsExportedCanBeImported() throws IOException {
		NetworkDescription wide = new NetworkDescription("wide", "of 18 million parameters",
				new NetworkDescription.Input(3, 32),
				List.of(new Dense("first", 4096), new Dense("second", 1300), new Dense("last", null)));
		Weights weights = Weights.initial(new Architecture(wide, 2), 1);
		Model model = add("wide", SafetensorsFiles.write(weights, wide));
		assertThat(model.network()).isEqualTo(wide);
		assertThat(this.fixtures.models().weights(model).get("second.weight").values())
			.isEqualTo(weights.get("second.weight").values());
		assertThat(SizeLimit.MOST.toBytes()).isGreaterThan(Float.BYTES * 50_000_000L + (1 << 20));
	}

	@Test
	void moreThanTheHeapHasRoomForIsRefused() {
		assertThatThrownBy(() -> this.imports.add(request(null), InputStream.nullInputStream(), 101 << 20))
			.isInstanceOf(WeightsTooLargeException.class)
			.hasMessageContaining("the limit for weights is 100 MiB with the memory of this service");
	}

	@Test
	void nothingLargeIsReadOrAllocated() {
		InputStream endless = new InputStream() {

			@Override
			public int read() {
				return '{';
			}

		};
		assertThatThrownBy(() -> this.imports.add(request(null), endless, Long.MAX_VALUE))
			.isInstanceOf(WeightsTooLargeException.class)
			.hasMessageContaining("192 MiB");
		assertThatThrownBy(() -> this.imports.add(request(null), endless, -1))
			.isInstanceOf(InvalidWeightsException.class);
		String header = "{\"fc4.weight\":{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[0,4000000000]}}";
		assertThatThrownBy(() -> add(null, SafetensorsFiles.file(header, new byte[8]), -1))
			.isInstanceOf(WeightsTooLargeException.class);
		assertRefused("PK\u0003\u0004 a zip of torch.save".getBytes(), "it is cut off, or goes on");
	}

	@Test
	void twoAtATimeAreTaken() throws IOException {
		this.imports = this.fixtures.imports(Duration.ZERO);
		CountDownLatch goOn = new CountDownLatch(1);
		this.fixtures.inference().submit(this.fixtures.save(1, "shapes", LABELS, 1), (loaded) -> await(goOn));
		List<CompletableFuture<Model>> all = Stream.generate(() -> begin(new ByteArrayInputStream(FILE)))
			.limit(3)
			.toList();
		assertThatThrownBy(
				() -> CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES))
			.hasCauseInstanceOf(ImportsBusyException.class)
			.hasMessageContaining("2 models are already being imported");
		goOn.countDown();
		assertThat(all.stream().filter((each) -> !each.isCompletedExceptionally()).map((each) -> each.join().id()))
			.containsExactlyInAnyOrder("import-1", "import-2");
		assertThat(add(null, FILE).id()).isEqualTo("import-3");
	}

	@Test
	void whoSendsSlowlyKeepsNobodyWaiting() throws IOException {
		this.imports = this.fixtures.imports(Duration.ZERO);
		List<CompletableFuture<Model>> slow = new ArrayList<>();
		List<OutputStream> senders = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			PipedOutputStream sender = new PipedOutputStream();
			slow.add(begin(new PipedInputStream(sender)));
			sender.write(FILE, 0, FILE.length / 2);
			senders.add(sender);
		}
		assertThat(add("quick", FILE).id()).isEqualTo("quick");
		for (OutputStream sender : senders) {
			sender.write(FILE, FILE.length / 2, FILE.length - FILE.length / 2);
			sender.close();
			assertThat(slow.get(senders.indexOf(sender)).join().labels()).isEqualTo(LABELS);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
			../x     | a,b                | -      | name must be 1 to 64 letters
			``       | a,b                | -      | name must be 1 to 64 letters
			.        | a,b                | -      | name must be 1 to 64 letters
			a/b      | a,b                | -      | name must be 1 to 64 letters
			Current  | a,b                | -      | name can't be "Current"
			compare  | a,b                | -      | name can't be "compare"
			run-7    | a,b                | -      | name can't be "run-7"
			pretrained | a,b              | -      | name can't be "pretrained"
			current.tmp | a,b             | -      | name can't be "current.tmp"
			CON      | a,b                | -      | name can't be "CON"
			nul.txt  | a,b                | -      | name can't be "nul.txt"
			Com7     | a,b                | -      | name can't be "Com7"
			x.       | a,b                | -      | name must be 1 to 64 letters
			`x `     | a,b                | -      | name must be 1 to 64 letters
			-        | -                  | -      | ?labels=cat,dog or ?label=cat&label=dog or ?dataset=cifar10
			-        | a,b                | shapes | one of them
			-        | a                  | -      | at least 2 different names
			-        | a,a                | -      | at least 2 different names
			-        | a,,b               | -      | at least 2 different names
			..       | a                  | -      | digit, not ".."; labels must be
			""")
	void whatElseIsWrongIsNamed(@Nullable String name, @Nullable String labels, @Nullable String dataset,
			String sentence) {
		assertThatThrownBy(() -> ImportRequest.of(name, labels, List.of(), dataset, DATASETS))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining(sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\u0000", "a\u2028b", "\u202Etac", "a\u2067", "\u200Fa", "\uD83D", "a\u0085" })
	void labelsAreShownOnOneLineAsTheyAre(String label) {
		assertThatThrownBy(() -> ImportRequest.of(null, null, List.of("cat", label), null, DATASETS))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("labels must have no line breaks");
	}

	@Test
	void labelsMayHaveCommasAndAnyLetters() {
		List<String> labels = List.of("cat, sleeping", "\u72D7", "\u05DB\u05DC\u05D1", "\uD83D\uDC08");
		assertThat(ImportRequest.of(null, null, labels, null, DATASETS).labels()).isEqualTo(labels);
	}

	@Test
	void weightsThatAreTooLargeToComputeWithAreRefused() {
		for (float large : new float[] { 1e30f, Float.MAX_VALUE }) {
			Weights weights = new Weights(WEIGHTS.tensors().stream().map((tensor) -> {
				float[] values = tensor.values().clone();
				Arrays.fill(values, large);
				return new Tensor(tensor.name(), tensor.shape(), values);
			}).toList());
			assertRefused(SafetensorsFiles.write(weights), "The weights are finite, but too large: what conv");
		}
	}

	@Test
	void aDataSetGivesItsLabels() {
		ImportRequest request = ImportRequest.of("a.b_c-1", null, List.of(), "shapes", DATASETS);
		assertThat(request.labels()).isEqualTo(DATASETS.status("shapes").labels());
		assertThat(request.dataset()).isEqualTo("shapes");
	}

	private CompletableFuture<Model> begin(InputStream body) {
		CompletableFuture<Model> model = new CompletableFuture<>();
		new Thread(() -> {
			try {
				model.complete(this.imports.add(request(null), body, FILE.length));
			}
			catch (IOException | RuntimeException ex) {
				model.completeExceptionally(ex);
			}
		}).start();
		return model;
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private void assertRefused(byte[] file, String sentence) {
		assertThatThrownBy(() -> add(null, file)).isInstanceOf(InvalidWeightsException.class)
			.hasMessageContaining(sentence);
		assertThat(this.fixtures.models().list()).isEmpty();
		try (Stream<Path> files = Files.list(this.fixtures.home().models())) {
			assertThat(files).isEmpty();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void assertEqual(Weights weights) {
		weights.requireFit(Architecture.article(2));
		for (Tensor tensor : WEIGHTS.tensors()) {
			assertThat(weights.get(tensor.name()).values()).isEqualTo(tensor.values());
		}
	}

	private Model add(@Nullable String name, byte[] file) throws IOException {
		return add(name, file, file.length);
	}

	private Model add(@Nullable String name, byte[] file, long length) throws IOException {
		return this.imports.add(request(name), new ByteArrayInputStream(file), length);
	}

	private static ImportRequest request(@Nullable String name) {
		return ImportRequest.of(name, "cat, dog", List.of(), null, DATASETS);
	}

}

package io.convscope.inspection.epoch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.image.Png;
import io.convscope.image.web.UploadReader;
import io.convscope.inspection.InspectionFixtures;
import io.convscope.inspection.MapParameters;
import io.convscope.inspection.Origin;
import io.convscope.inspection.drawing.NumpyFile;
import io.convscope.inspection.filter.FilterValues;
import io.convscope.inspection.filter.NoFiltersException;
import io.convscope.inspection.picture.ShownPicture;
import io.convscope.inspection.picture.ShownPictures;
import io.convscope.inspection.web.ViewAnswer;
import io.convscope.memory.MemoryBudget;
import io.convscope.model.store.EpochFiles;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.NotKeptException;
import io.convscope.network.Architecture;
import io.convscope.network.FirstLayers;
import io.convscope.network.Tensor;
import io.convscope.network.UnknownLayerException;
import io.convscope.network.Weights;
import io.convscope.request.InvalidRequestException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EpochInspectorTests {

	private static final MemoryBudget MEMORY = new MemoryBudget(DataSize.ofMegabytes(100), Duration.ZERO);

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	private static final Architecture ARCHITECTURE = Architecture.article(10);

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	private EpochArchive archive;

	private EpochInspector inspector;

	private ShownPictures pictures;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder.resolve("home"));
		this.archive = new EpochArchive(3, "shapes", ARCHITECTURE.description(),
				new EpochFiles(this.folder.resolve("epochs")));
		DatasetCatalog datasets = DatasetCatalog.of(SHAPES);
		this.inspector = new EpochInspector();
		this.pictures = InspectionFixtures.pictures(datasets);
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@Test
	void whatIsKeptIsListed() {
		assertThat(this.inspector.list(this.archive).epochs()).isEmpty();
		keep(0, 2, 10, 1);
		assertThat(this.inspector.list(this.archive)).isEqualTo(new EpochList(3, List.of(0, 1, 2, 10),
				List.of("conv1", "act1", "drop1", "conv2", "act2", "pool2"), List.of("conv1", "conv2")));
	}

	@Test
	void anEpochTakesFortyKilobytes() throws IOException {
		keep(1);
		assertThat(Files.size(this.archive.files().folder().resolve("1.safetensors"))).isBetween(40_000L, 42_000L);
	}

	@Test
	void eachEpochHasItsOwnMapsAndTheNewestComesFirst() throws Exception {
		keep(0, 1, 2);
		for (String layer : List.of("conv1", "act2", "pool2")) {
			ResponseEntity<Object> newest = maps(layer, null, null);
			assertThat(newest.getHeaders().toSingleValueMap())
				.containsAllEntriesOf(Map.of("X-Convscope-Model", "run-3", "X-Convscope-Epoch", "2",
						"X-Convscope-Picture", "shapes/test/0", HttpHeaders.CONTENT_TYPE, "image/png"));
			assertThat(newest.getBody()).isEqualTo(maps(layer, "2", null).getBody())
				.isEqualTo(maps(layer, "2", "test/0").getBody())
				.isNotEqualTo(maps(layer, "1", null).getBody())
				.isNotEqualTo(maps(layer, "2", "test/1").getBody());
		}
	}

	@Test
	void theNumbersAreThoseOfTheEpochsWeights() throws Exception {
		keep(0, 1);
		NumpyFile filters = NumpyFile
			.read(this.inspector.filters(this.archive, "conv2", "1", parameters("npy", null)).array().toBytes());
		assertThat(filters.values()).isEqualTo(weights(1).get("conv2.weight").values());
		FilterValues values = (FilterValues) this.inspector
			.filters(this.archive, "conv1", "0", parameters("json", null))
			.values();
		assertThat(values.origin()).isEqualTo(new Origin("run-3", 0));
		assertThat(values.channels().get(4).bias()).isEqualTo(weights(0).get("conv1.bias").values()[4]);
	}

	@Test
	void anyPictureCanBeSent() throws Exception {
		keep(1);
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/runs/3/featuremaps/conv1");
		request.setContentType("image/png");
		request.setContent(Png.write(SHAPES.test().picture(7)));
		ResponseEntity<Object> sent = maps("conv1", null, null, request);
		assertThat(sent.getBody()).isEqualTo(maps("conv1", "1", "test/7").getBody());
	}

	@Test
	void anEpochThatIsDoneAgainReplacesTheFirst() throws Exception {
		keep(1);
		Object before = maps("conv1", "1", null).getBody();
		this.archive.keep(1, weights(77));
		assertThat(maps("conv1", "1", null).getBody()).isNotEqualTo(before);
		assertThat(this.inspector.list(this.archive).epochs()).containsExactly(1);
	}

	@Test
	void whatCantBeKeptIsMissingAndNothingElseHappens() throws IOException {
		Files.writeString(this.archive.files().folder(), "a file in the folder's place");
		keep(1);
		assertThat(this.inspector.list(this.archive).epochs()).isEmpty();
	}

	@Test
	void mistakesAreNamed() {
		assertFails("conv1", null, NotKeptException.class, "Nothing is kept of run 3");
		keep(0, 1);
		assertFails("conv1", "2", NotKeptException.class, "[0, 1]");
		assertFails("conv1", "last", InvalidRequestException.class, "epoch must be a whole number");
		assertFails("fc3", "1", NotKeptException.class, "conv1, act1, drop1, conv2, act2, pool2");
		assertFails("conv9", "1", UnknownLayerException.class, "conv1");
		assertThatThrownBy(() -> this.inspector.filters(this.archive, "act1", null, parameters("png", null)))
			.isInstanceOf(NoFiltersException.class)
			.hasMessageContaining("conv1, conv2.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cut off", "too few", "other shapes", "a folder" })
	void aDamagedEpochIsToldAndTheOthersAreThere(String damage) throws Exception {
		keep(0, 1, 2);
		Path file = this.archive.files().folder().resolve("1.safetensors");
		List<Tensor> tensors = weights(1).tensors();
		switch (damage) {
			case "cut off" -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
			case "too few" -> this.archive.files().write(1, tensors.subList(0, 2));
			case "other shapes" -> this.archive.files().write(1, tensors.subList(tensors.size() - 4, tensors.size()));
			default -> {
				Files.delete(file);
				Files.createDirectory(file);
			}
		}
		assertFails("conv2", "1", NotKeptException.class, "epoch 1 of run 3 is damaged");
		assertThatThrownBy(() -> this.inspector.filters(this.archive, "conv1", "1", parameters("png", null)))
			.isInstanceOf(NotKeptException.class)
			.hasMessageContaining("GET /runs/3/epochs");
		assertThat(maps("conv2", "2", null).getBody()).isNotEqualTo(maps("conv2", "0", null).getBody());
	}

	@Test
	void anEpochThatIsDeletedMeanwhileIsNotKept() {
		keep(0, 1);
		assertThatThrownBy(() -> this.archive.files().read(3, 7, new FirstLayers(ARCHITECTURE).tensors()))
			.isInstanceOf(NotKeptException.class)
			.hasMessageContaining("[0, 1]");
	}

	private void assertFails(String layer, @Nullable String epoch, Class<? extends Exception> with, String saying) {
		assertThatThrownBy(() -> maps(layer, epoch, null)).isInstanceOf(with).hasMessageContaining(saying);
	}

	private void keep(int... epochs) {
		for (int epoch : epochs) {
			this.archive.keep(epoch, weights(epoch));
		}
	}

	private static Weights weights(int epoch) {
		return Weights.initial(ARCHITECTURE, epoch);
	}

	private ResponseEntity<Object> maps(String layer, @Nullable String epoch, @Nullable String sample)
			throws IOException, ServletException {
		return maps(layer, epoch, sample, new MockHttpServletRequest("GET", "/"));
	}

	private ResponseEntity<Object> maps(String layer, @Nullable String epoch, @Nullable String sample,
			HttpServletRequest request) throws IOException, ServletException {
		EpochInspector.Request wanted = this.inspector.check(this.archive, layer, parameters("png", sample));
		ShownPicture shown = this.pictures.find(UploadReader.ofPost(request), wanted.sample(), "shapes", CIFAR10);
		return new ViewAnswer(MEMORY).send(this.inspector.maps(wanted, epoch, shown), request);
	}

	private static MapParameters parameters(String format, @Nullable String sample) {
		return new MapParameters(null, sample, null, null, null, null, format);
	}

}

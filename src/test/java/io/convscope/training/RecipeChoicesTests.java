package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.convscope.catalog.cost.TrainingMemory;
import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetSource;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.augmentation.AugmentationKind;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.cluster.Cluster;
import io.convscope.training.run.Recipe;
import io.convscope.training.run.RunRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a request leaves open is chosen by the number of pictures, and told.
 */
class RecipeChoicesTests {

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder);
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@ParameterizedTest
	@CsvSource({ "6, 60", "240, 26", "1499, 10" })
	void fewPicturesStartFromAModel(int pictures, int epochs) {
		RunRequest request = complete("{'dataset':'desk'}", pictures, true);
		assertThat(request.recipe()).isEqualTo("transfer");
		assertThat(request.network().name()).isEqualTo("deep");
		assertThat(request.settings().from()).isEqualTo("pretrained-deep");
		assertThat(request.settings().freeze()).contains("conv1", "conv6");
		assertThat(request.settings().epochs()).isEqualTo(epochs);
		assertThat(request.settings().batchSize()).isEqualTo(16);
		assertThat(request.settings().augmentation()).containsExactly(AugmentationKind.SHIFT, AugmentationKind.COLOR);
		assertThat(request.choice()).isEqualTo("About " + pictures / 3 + " training pictures of each label are few:"
				+ " it starts from what pretrained-deep has learned of other pictures, and keeps its convolutions.");
		assertThat(request.name()).isEqualTo("desk, deep, transfer");
	}

	@ParameterizedTest
	@CsvSource({ "1500, 30", "10000, 15", "200000, 3" })
	void manyPicturesStartAnew(int pictures, int epochs) {
		RunRequest request = complete("{'dataset':'desk'}", pictures, true);
		assertThat(request.recipe()).isEqualTo("fast");
		assertThat(request.network().name()).isEqualTo("deep");
		assertThat(request.settings().from()).isNull();
		assertThat(request.settings().epochs()).isEqualTo(epochs);
		assertThat(request.settings().augmentation()).containsExactly(AugmentationKind.SHIFT, AugmentationKind.COLOR);
		assertThat(request.choice()).endsWith(" are enough: the network deep starts anew.");
	}

	@Test
	void aLimitOfPicturesMakesThemFew() {
		assertThat(complete("{'dataset':'desk','trainLimit':300}", 9000, true).recipe()).isEqualTo("transfer");
		assertThatThrownBy(() -> complete("{'dataset':'desk','trainLimit':0,'epochs':'x'}", 9000, true))
			.isInstanceOfSatisfying(InvalidRequestException.class,
					(ex) -> assertThat(ex.errors()).containsOnlyKeys("trainLimit", "epochs"));
	}

	@Test
	void withoutAModelFewPicturesStartAnewToo() {
		RunRequest request = complete("{'dataset':'desk'}", 240, false);
		assertThat(request.recipe()).isEqualTo("fast");
		assertThat(request.choice()).contains("are few, but there is no model to start from");
	}

	@Test
	void whatTheRequestSaysStays() {
		RunRequest request = complete(
				"{'dataset':'desk','epochs':3,'learningRate':0.5,'augmentation':[],'recipe':null}", 240, true);
		assertThat(request.recipe()).isEqualTo("transfer");
		assertThat(request.settings().epochs()).isEqualTo(3);
		assertThat(request.settings().learningRate()).isEqualTo(0.5);
		assertThat(request.settings().augmentation()).isEmpty();
		assertThat(request.settings().batchSize()).isEqualTo(16);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'dataset':'desk','recipe':'better'", "'dataset':'desk','network':'deep'",
			"'dataset':'desk','from':'pretrained'", "'dataset':'numbered'", "'dataset':'numbered','recipe':'quick'" })
	void whatIsNotLeftOpenIsNotChosen(String fields) {
		RunRequest request = complete("{" + fields + "}", 240, true);
		assertThat(request.choice()).isNull();
		assertThat(request.settings().epochs()).isEqualTo(Recipe.of(request.recipe()).settings().epochs());
	}

	@Test
	void transferFindsTheModelThatFits() {
		RunRequest request = complete("{'dataset':'numbered','recipe':'transfer'}", 240, true);
		assertThat(request.settings().from()).isEqualTo("pretrained-deep");
		assertThat(request.settings().epochs()).isEqualTo(Recipe.of("transfer").settings().epochs());
		assertThat(request.choice())
			.isEqualTo("It starts from pretrained-deep, since the request names no other model.");
		assertThat(complete("{'dataset':'desk','recipe':'transfer','network':'article'}", 240, true).settings().from())
			.isEqualTo("pretrained");
		assertThat(complete("{'dataset':'desk','recipe':'transfer','from':'pretrained'}", 240, true).choice()).isNull();
		assertThat(complete("{'dataset':'desk','recipe':'transfer','freeze':[]}", 240, true).settings().from())
			.isNull();
	}

	@Test
	void whereNoModelFitsTheRequestHasToNameOne() {
		String message = "from must be a model, since recipe transfer keeps what it has learned, and of those that come"
				+ " with the service none fits.";
		assertThatThrownBy(() -> complete("{'dataset':'desk','recipe':'transfer','network':'kernels-5'}", 240, true))
			.hasMessage(message);
		assertThatThrownBy(() -> complete("{'dataset':'desk','recipe':'transfer'}", 240, false)).hasMessage(message);
		assertThatThrownBy(() -> complete("{'dataset':'desk','recipe':'transfer','network':'none'}", 240, true))
			.hasMessageContaining("network must be one of")
			.hasMessageContaining("from must be a model");
	}

	@Test
	void largerPicturesAreSeenInFullWhereTheNetworkStartsAnew() {
		RunRequest many = complete("{'dataset':'desk'}", 1500, 64, true);
		assertThat(many.network().name()).isEqualTo("deep-64");
		assertThat(many.network().input().size()).isEqualTo(64);
		assertThat(many.network().layers()).isEqualTo(NetworkDescription.builtIn("deep").layers());
		RunRequest few = complete("{'dataset':'desk'}", 240, 64, true);
		assertThat(few.network().input().size()).isEqualTo(32);
		assertThat(few.choice()).endsWith(" For it, they are made smaller: 32x32 pixels.");
	}

	private RunRequest complete(String body, int pictures, boolean pretrained) {
		return complete(body, pictures, 32, pretrained);
	}

	private RunRequest complete(String body, int pictures, int side, boolean pretrained) {
		RunRequests requests = new RunRequests(ModelFixtures.models(this.fixtures.home(), pretrained),
				new DatasetCatalog(List.of(new Desk(pictures, side), new BuiltIn())), this.fixtures.catalog(),
				this.fixtures.networks(), new TrainingMemory(Long.MAX_VALUE, Long.MAX_VALUE), Cluster.none());
		return requests.complete((ObjectNode) new JsonMapper().readTree(body.replace('\'', '"')));
	}

	/** Pictures of the user's own, of three labels. */
	private record Desk(int pictures, int side) implements DatasetSource {

		@Override
		public DatasetStatus status() {
			DatasetDetails own = new DatasetDetails(true, this.side, 0.2, Instant.EPOCH, null, List.of(), List.of(),
					null);
			List<String> labels = IntStream.range(0, 3).mapToObj((i) -> "label " + i).toList();
			return new DatasetStatus("desk", DatasetStatus.State.READY, labels, this.pictures, 60, null, null, null,
					own);
		}

		@Override
		public Dataset load() {
			throw new IllegalStateException("a choice needs no pictures");
		}

		@Override
		public DatasetStatus prepare() {
			return status();
		}

	}

	/** Pictures that come with the service. */
	private static final class BuiltIn implements DatasetSource {

		@Override
		public DatasetStatus status() {
			return DatasetStatus.ready("numbered", List.of("zero", "one"), 20, 4);
		}

		@Override
		public Dataset load() {
			return RunFixtures.numbered();
		}

		@Override
		public DatasetStatus prepare() {
			return status();
		}

	}

}

package io.convscope;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.convscope.dataset.DatasetFixtures;
import io.convscope.image.Picture;
import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.OtherNetworks;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A model of any network is imported, shown, trained on, measured and given away as one
 * of the article's network is.
 */
class AnyNetworkIT extends ServiceTest {

	private static final int CLASSES = 10;

	private static final byte[] NOTHING = {};

	private static final String SAMPLE = "sample=shapes/test/3";

	static Stream<NetworkDescription> networks() {
		return OtherNetworks.all();
	}

	@ParameterizedTest
	@MethodSource("networks")
	void isServedLikeTheArticles(NetworkDescription network) {
		Architecture architecture = new Architecture(network, CLASSES);
		Weights weights = Weights.initial(architecture, 5);
		String model = importFile(SafetensorsFiles.write(weights, network), network.name());
		assertLayersAreShown(model, architecture, weights);
		assertFiltersAreShown(model, architecture);
		assertAnswers(model);
		assertDescribesItself(model, network);
		String trained = trainFrom(model, architecture);
		assertAnswers(trained);
		JsonNode comparison = this.client.get("/models/compare?dataset=shapes&a=" + model + "&b=" + trained);
		assertThat(comparison.get("network").get("b").stringValue()).isEqualTo(network.name());
		assertComesBack(trained, network.name());
	}

	private String importFile(byte[] file, String network) {
		ServiceClient.Answer answer = this.client.send("POST", "/models?dataset=shapes", file, "Content-Type",
				"application/octet-stream");
		assertThat(answer.status()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(201);
		assertThat(answer.json().get("network").stringValue()).isEqualTo(network);
		return answer.json().get("id").stringValue();
	}

	// a layer's first value as plain Java computes it
	private void assertLayersAreShown(String model, Architecture architecture, Weights weights) {
		List<LayerInfo> layers = architecture.layers();
		assertThat(texts(this.client.get("/featuremaps?model=" + model).get("layers"), "name"))
			.isEqualTo(layers.stream().map(LayerInfo::name).toList());
		Picture picture = DatasetFixtures.shapes().test().resized(architecture.pictureSize()).picture(3);
		float[] values = picture.toInput();
		for (LayerInfo layer : layers) {
			values = layer.compute(values, weights);
			String path = "/featuremaps/" + layer.name();
			String query = "?model=" + model + "&" + SAMPLE;
			JsonNode cell = this.client.get(path + (layer.isFlat() ? "/0" : "/0/0/0") + query);
			assertThat(cell.get("value").doubleValue()).as(layer.name()).isCloseTo(values[0], within(1e-4));
			assertThat(this.client.bytes(path + query)).isNotEmpty();
			assertThat(this.client.get(path + query + "&format=json").get("channels")).isNotEmpty();
			assertThat(this.client.get(path + "/statistics?pictures=20&model=" + model).get("channels"))
				.hasSize(layer.channels());
		}
	}

	private void assertFiltersAreShown(String model, Architecture architecture) {
		List<String> names = texts(this.client.get("/filters?model=" + model).get("layers"), "name");
		assertThat(names).isEqualTo(architecture.layers()
			.stream()
			.filter((layer) -> layer.kernel().isPresent())
			.map(LayerInfo::name)
			.toList());
		names.forEach(
				(name) -> assertThat(this.client.bytes("/filters/" + name + "?channel=0&model=" + model)).isNotEmpty());
	}

	private void assertAnswers(String model) {
		String query = "?model=" + model + "&" + SAMPLE;
		ServiceClient.Answer prediction = this.client.send("POST", "/predict" + query, NOTHING);
		assertThat(prediction.status()).isEqualTo(200);
		for (String method : List.of("gradcam", "saliency&smooth=4", "occlusion")) {
			assertThat(this.client.bytes("/explain" + query + "&method=" + method)).isNotEmpty();
		}
		assertThat(this.client.get("/models/" + model + "/evaluation?dataset=shapes").has("accuracy")).isTrue();
		assertThat(this.client.get("/models/" + model + "/network").get("confs")).isNotEmpty();
	}

	private void assertDescribesItself(String model, NetworkDescription network) {
		JsonNode described = this.client.get("/models/" + model + "/network?format=json");
		assertThat(NetworkDescription.parse(described.toString())).isEqualTo(network);
		byte[] body = ("{\"network\":" + described + "}").getBytes(StandardCharsets.UTF_8);
		ServiceClient.Answer answer = this.client.send("POST", "/networks/describe", body, "Content-Type",
				"application/json");
		assertThat(answer.json().get("network")).isEqualTo(described);
	}

	private String trainFrom(String model, Architecture architecture) {
		int run = this.client.train("{'recipe':'quick','from':'" + model + "','epochs':2,'trainLimit':150}");
		JsonNode ended = this.client.awaitCompleted(run);
		assertThat(ended.get("network").stringValue()).isEqualTo(architecture.description().name());
		assertThat(NetworkDescription.parse(this.client.get("/runs/" + run + "/network").toString()))
			.isEqualTo(architecture.description());
		JsonNode kept = this.client.get("/runs/" + run + "/epochs");
		List<String> layers = StreamSupport.stream(kept.get("featuremaps").spliterator(), false)
			.map(JsonNode::stringValue)
			.toList();
		assertThat(layers).isEqualTo(architecture.layers()
			.stream()
			.map(LayerInfo::name)
			.takeWhile((name) -> !isDense(architecture, name))
			.toList());
		layers.forEach((
				layer) -> assertThat(this.client.bytes("/runs/" + run + "/featuremaps/" + layer + "?epoch=1&" + SAMPLE))
					.isNotEmpty());
		return ended.get("modelId").stringValue();
	}

	private static boolean isDense(Architecture architecture, String layer) {
		return architecture.layer(layer).kind().equals("dense");
	}

	private void assertComesBack(String model, String network) {
		String digest = this.client.get("/models/" + model).get("digest").stringValue();
		String copy = importFile(this.client.bytes("/models/" + model + "/weights"), network);
		assertThat(this.client.get("/models/" + copy).get("digest").stringValue()).isEqualTo(digest);
		importFile(this.client.bytes("/models/" + model + "/weights?dtype=f16"), network);
	}

	private static List<String> texts(JsonNode entries, String field) {
		return StreamSupport.stream(entries.spliterator(), false).map((each) -> each.get(field).stringValue()).toList();
	}

}

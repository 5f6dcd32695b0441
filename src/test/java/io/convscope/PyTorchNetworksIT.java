package io.convscope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.network.OtherNetworks;
import io.convscope.network.description.NetworkDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Each network, trained for a moment, answers in PyTorch as it does here, with the
 * program that the service writes for it.
 */
@Tag("ci")
@EnabledIfEnvironmentVariable(named = Python.VARIABLE, matches = ".+",
		disabledReason = Python.VARIABLE + " names no Python that has torch and numpy")
class PyTorchNetworksIT extends ServiceTest {

	private static final int PICTURES = 5;

	private static final double TOLERANCE = 1e-5;

	private static final Path SCRIPT = Path.of("src", "test", "resources", "pytorch_networks.py");

	private static final byte[] NOTHING = {};

	@TempDir
	private Path folder;

	@Test
	void eachAnswersInPyTorchAsHere() throws IOException, InterruptedException {
		List<String> models = new ArrayList<>();
		for (NetworkDescription network : networks()) {
			models.add(train(network));
		}
		List<String> arguments = new ArrayList<>(List.of(this.folder.toString()));
		arguments.addAll(models);
		JsonNode expected = JsonMapper.shared()
			.readTree(Python.run(this.folder, SCRIPT, arguments.toArray(String[]::new)));
		for (String model : models) {
			for (int i = 0; i < PICTURES; i++) {
				assertAnswers(model, i, expected.get(model).get(i));
			}
		}
	}

	// the built-in ones, and odd ones whose layers are called as parts of PyTorch are
	private List<NetworkDescription> networks() {
		return Stream
			.concat(this.client.get("/networks")
				.get("networks")
				.valueStream()
				.map((each) -> NetworkDescription.parse(each.get("network").toString())), OtherNetworks.all())
			.toList();
	}

	private String train(NetworkDescription network) throws IOException {
		String request = "{\"dataset\":\"shapes\",\"epochs\":1,\"trainLimit\":96,\"learningRate\":0.01,\"network\":"
				+ network.toJson() + "}";
		ServiceClient.Answer started = this.client.send("POST", "/train", request.getBytes(StandardCharsets.UTF_8),
				"Content-Type", "application/json");
		assertThat(started.status()).as(started.json().toString()).isEqualTo(202);
		int run = started.json().get("id").intValue();
		String model = this.client.awaitCompleted(run).get("modelId").stringValue();
		assertThat(this.client.get("/models/" + model).get("network").stringValue()).isEqualTo(network.name());
		assertThat(new String(this.client.bytes("/models/" + model + "/network?format=json"), StandardCharsets.UTF_8))
			.isEqualTo(network.toJson());
		Files.write(this.folder.resolve(model + ".py"),
				this.client.bytes("/models/" + model + "/network?format=pytorch"));
		Files.write(this.folder.resolve(model + ".safetensors"), this.client.bytes("/models/" + model + "/weights"));
		Files.writeString(this.folder.resolve(model + ".json"), pictures(network.input().pictureSize()));
		return model;
	}

	private static String pictures(PictureSize size) {
		Dataset shapes = DatasetFixtures.shapes().resized(size);
		float[][][][] pictures = new float[PICTURES][size.channels()][size.side()][size.side()];
		for (int i = 0; i < PICTURES; i++) {
			Picture picture = shapes.test().picture(i);
			float[] values = picture.toInput();
			for (int at = 0; at < values.length; at++) {
				pictures[i][at / size.plane()][at / size.side() % size.side()][at % size.side()] = values[at];
			}
		}
		return JsonMapper.shared().writeValueAsString(pictures);
	}

	private void assertAnswers(String model, int picture, JsonNode expected) {
		JsonNode predictions = this.client
			.send("POST", "/predict?top=10&sample=shapes/test/" + picture + "&model=" + model, NOTHING)
			.json()
			.get("predictions");
		assertThat(predictions).hasSize(expected.size());
		for (JsonNode each : predictions) {
			assertThat(each.get("probability").doubleValue()).as("%s, picture %s, %s", model, picture, each)
				.isCloseTo(expected.get(each.get("index").intValue()).doubleValue(), within(TOLERANCE));
		}
	}

}

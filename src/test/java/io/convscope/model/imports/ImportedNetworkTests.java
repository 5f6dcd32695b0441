package io.convscope.model.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.convscope.model.safetensors.DType;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.network.Architecture;
import io.convscope.network.OtherNetworks;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A file may name the network of its weights; what it says is held to limits first.
 */
class ImportedNetworkTests {

	private static final List<String> LABELS = List.of("cat", "dog");

	private static final String CONVOLUTION = "{\"name\":\"eyes\",\"kind\":\"convolution\",\"filters\":4";

	@ParameterizedTest
	@MethodSource("io.convscope.network.OtherNetworks#all")
	void isTheOneThatTheFileNames(NetworkDescription network) throws IOException {
		Weights weights = Weights.initial(new Architecture(network, LABELS.size()), 1);
		ImportedWeights received = receive(SafetensorsFiles.write(weights, network));
		assertThat(received.architecture().description()).isEqualTo(network);
		received.weights().requireFit(received.architecture());
	}

	// names of files in Windows, of built-in networks, and what no address may have
	@ParameterizedTest
	@ValueSource(strings = { "deep", "article", "My Net", "../up", "con", "describe", "" })
	void aNameThatItMayNotHaveHereIsReplaced(String name) throws IOException {
		NetworkDescription small = OtherNetworks.smallGray();
		NetworkDescription sent = new NetworkDescription(name, small.description(), small.input(), small.layers());
		Weights weights = Weights.initial(new Architecture(small, LABELS.size()), 1);
		NetworkDescription found = receive(SafetensorsFiles.write(weights, sent)).architecture().description();
		assertThat(found.name()).isEqualTo("custom");
		assertThat(found.hasLayersOf(small)).isTrue();
	}

	@Test
	void aBuiltInNetworkKeepsItsName() throws IOException {
		NetworkDescription builtIn = NetworkDescription.builtIn("no-dropout");
		Weights weights = Weights.initial(new Architecture(builtIn, LABELS.size()), 1);
		assertThat(receive(SafetensorsFiles.write(weights, builtIn)).architecture().description()).isEqualTo(builtIn);
	}

	@Test
	void isTheArticlesWhereTheFileNamesNone() throws IOException {
		assertThat(receive(SafetensorsFiles.ofClasses(2)).architecture().description())
			.isEqualTo(NetworkDescription.article());
	}

	@Test
	void otherWeightsThanItsOwnAreRefused() {
		byte[] file = SafetensorsFiles.write(Weights.initial(Architecture.article(2), 1), OtherNetworks.smallGray());
		assertThatExceptionOfType(InvalidWeightsException.class).isThrownBy(() -> receive(file))
			.withMessageContaining("answer.weight is missing");
	}

	// what replaces a part of a sound description, and what is said of it
	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			"channels":1, "channels":2, instead of 1 or 3
			"size":16, "size":15, must have 16 to 96 rows
			"size":16, "size":97, must have 16 to 96 rows
			"size":16, "size":2000000000, must have 16 to 96 rows
			"name":"eyes", "name":"../eyes", the name of a layer
			"name":"eyes", "name":"awake", two layers awake
			"name":"eyes", "name":"softmax", two layers softmax
			"filters":4, "filters":1025, eyes has 1025 outputs
			"filters":4, "filters":2147483647, eyes has
			"filters":4, "filters":0, filters must be at least 1
			"filters":4, "filters":4.5, refused
			"filters":4, "depth":4, refused
			"kernel":3, "kernel":97, at most 96
			"kernel":3, "kernel":2147483647, refused
			"padding":1, "padding":2147483647, at most 96
			"padding":1, "padding":90, eyes makes more than
			"stride":1, "stride":0, stride must be at least 1
			"units":8, "units":4097, velocity has 4097 outputs
			"units":8, "units":2147483647, refused
			"size":2, "size":17, doesn't fit
			"name":"answer", `"units":2,"name":"answer"`, without units
			"kind":"relu", "kind":"java.lang.Object", refused
			{, [, refused
			""")
	void whatIsBeyondTheLimitsIsRefused(String part, String replacement, String sentence) {
		NetworkDescription small = OtherNetworks.smallGray();
		String filters = part.equals("\"padding\":1") && replacement.endsWith("90") ? "1000" : "4";
		String json = small.toJson().replace("\"filters\":4", "\"filters\":" + filters).replace(part, replacement);
		assertRefused(json, sentence);
	}

	@Test
	void tooManyLayersAreRefused() {
		String relu = ",\"kernel\":1,\"stride\":1,\"padding\":0},";
		StringBuilder layers = new StringBuilder();
		for (int i = 0; i < 64; i++) {
			layers.append(CONVOLUTION.replace("eyes", "eyes" + i)).append(relu);
		}
		assertRefused("{\"name\":\"n\",\"description\":\"d\",\"input\":{\"channels\":1,\"size\":16},\"layers\":["
				+ layers + "{\"name\":\"answer\",\"kind\":\"dense\"}]}", "it has 65 layers; the limit is 64");
	}

	@Test
	void tooManyParametersAreRefused() {
		assertRefused("{\"name\":\"n\",\"description\":\"d\",\"input\":{\"channels\":3,\"size\":96},\"layers\":["
				+ "{\"name\":\"wide\",\"kind\":\"dense\",\"units\":4096},{\"name\":\"answer\",\"kind\":\"dense\"}]}",
				"more than 50000000 parameters");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"name":"first","kind":"dense"}                                            | first has no units
					{"name":"c","kind":"convolution","filters":96,"kernel":47,"padding":23}    | more than 2000000000 multiply-adds
					{"name":"b","kind":"convolution","filters":96,"kernel":1},\
					{"name":"p","kind":"maxpool","size":96,"stride":1,"padding":48}            | more than 2000000000 multiply-adds
					""")
	void moreWorkThanAnAnswerMayTakeIsRefused(String layer, String sentence) {
		assertRefused("{\"name\":\"n\",\"description\":\"d\",\"input\":{\"channels\":3,\"size\":96},\"layers\":["
				+ layer + ",{\"name\":\"answer\",\"kind\":\"dense\"}]}", sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[]", "5", "\"article\"", "{\"name\":\"n\",\"layers\":[null]}" })
	void whatIsNoNetworkIsRefusedInWordsForUsers(String json) {
		assertRefused(json, "it must be a network in JSON");
	}

	private static void assertRefused(String json, String sentence) {
		byte[] file = SafetensorsFiles.write(Weights.initial(Architecture.article(2), 1), DType.F32,
				Map.of(NetworkMetadata.KEY, json));
		assertThatExceptionOfType(InvalidWeightsException.class).isThrownBy(() -> receive(file))
			.withMessageContaining(sentence)
			.withMessageContaining("The network that the file names");
	}

	private static ImportedWeights receive(byte[] file) throws IOException {
		return ImportedWeights.receive(new ImportRequest(null, null, LABELS),
				List.of(NetworkDescription.article(), NetworkDescription.builtIn("kernels-5")), Long.MAX_VALUE,
				new ByteArrayInputStream(file), file.length);
	}

}

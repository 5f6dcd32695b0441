package io.convscope.network.description;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A network is the same after it was written and read.
 */
class NetworkDescriptionTests {

	private static final String SMALL = """
			{"name":"small","description":"A small one.","input":{"channels":1,"size":16},"layers":[%s]}""";

	@Test
	void isWrittenAsItIsRead() {
		String json = SMALL.formatted("""
				{"name":"conv1","kind":"convolution","filters":4,"kernel":5,"stride":2,"padding":1},\
				{"name":"act1","kind":"relu"},\
				{"name":"drop1","kind":"dropout","rate":0.25},\
				{"name":"pool1","kind":"maxpool","size":3,"stride":1,"padding":1},\
				{"name":"fc2","kind":"dense","units":7},\
				{"name":"fc3","kind":"dense"}""");
		NetworkDescription network = NetworkDescription.parse(json);
		assertThat(network.toJson()).isEqualTo(json);
		assertThat(network)
			.isEqualTo(new NetworkDescription("small", "A small one.", new NetworkDescription.Input(1, 16),
					List.of(new Convolution("conv1", 4, 5, 2, 1), new Relu("act1"), new Dropout("drop1", 0.25),
							new MaxPooling("pool1", 3, 1, 1), new Dense("fc2", 7), new Dense("fc3", null))));
	}

	@Test
	void isTheSameForAnyMapper() {
		NetworkDescription article = NetworkDescription.article();
		String json = JsonMapper.shared().writeValueAsString(article);
		assertThat(json).isEqualTo(article.toJson());
		assertThat(JsonMapper.shared().readValue(json, NetworkDescription.class)).isEqualTo(article);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'filters': 4                                   | 3 | 1 | 1
			'filters': 4, 'kernel': 7                      | 7 | 1 | 3
			'filters': 4, 'kernel': 5, 'padding': 'same'   | 5 | 1 | 2
			'filters': 4, 'kernel': 4, 'padding': 0        | 4 | 1 | 0
			'filters': 4, 'stride': 2                      | 3 | 2 | 1
			""", quoteCharacter = '\0')
	void fillsInWhatAConvolutionLeavesOut(String fields, int kernel, int stride, int padding) {
		String layer = "{\"name\":\"conv1\",\"kind\":\"convolution\"," + fields.replace('\'', '"') + "}";
		assertThat(NetworkDescription.parse(SMALL.formatted(layer)).layers())
			.containsExactly(new Convolution("conv1", 4, kernel, stride, padding));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''            | 2 | 2
			, 'size': 3   | 3 | 3
			, 'stride': 1 | 2 | 1
			""", quoteCharacter = '\0')
	void fillsInWhatAPoolingLeavesOut(String fields, int size, int stride) {
		String layer = "{\"name\":\"pool1\",\"kind\":\"maxpool\"" + fields.replace("''", "").replace('\'', '"') + "}";
		assertThat(NetworkDescription.parse(SMALL.formatted(layer)).layers())
			.containsExactly(new MaxPooling("pool1", size, stride, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'name':'a','kind':'lstm'}", "{'name':'a'}", "{'kind':'relu'}",
			"{'name':'a','kind':'softmax'}", "{'name':'a','kind':'relu','slope':0.1}", "{'name':'a','kind':'dropout'}",
			"{'name':'a','kind':'dropout','rate':1}", "{'name':'a','kind':'dropout','rate':'0.5'}",
			"{'name':'a','kind':'dense','units':0}", "{'name':'a','kind':'dense','units':1.5}",
			"{'name':'a','kind':'convolution'}", "{'name':'a','kind':'convolution','filters':4,'kernel':4}",
			"{'name':'a','kind':'convolution','filters':4,'padding':'valid'}",
			"{'name':'a','kind':'convolution','filters':4,'padding':-1}", "{'name':'a','kind':'maxpool','size':0}",
			"{'name':'a','kind':'relu'},{'name':'a','kind':'relu'}", "" })
	void refusesWhatIsNoNetwork(String layers) {
		String json = SMALL.formatted(layers.replace('\'', '"'));
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> NetworkDescription.parse(json));
	}

	@Test
	void refusesAnUnknownField() {
		String json = SMALL.formatted("{\"name\":\"a\",\"kind\":\"relu\"}")
			.replace("\"name\":\"small\"", "\"name\":\"small\",\"author\":\"me\"");
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> NetworkDescription.parse(json));
	}

	@Test
	void aWindowLargerThanTheMapsIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Convolution("conv1", 1, 5, 1, 0).output(new Shape(1, 4, 4)))
			.withMessage("has a window of 5x5, which doesn't fit into maps of 4x4 padded by 0");
	}

}

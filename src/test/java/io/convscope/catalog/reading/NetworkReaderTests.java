package io.convscope.catalog.reading;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.convscope.network.Architecture;
import io.convscope.network.description.Layer;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A network that somebody writes is completed, or all of its faults are named.
 */
class NetworkReaderTests {

	private static final String LAST = "{'kind':'dense'}";

	@Test
	void namesLayersInTheArticlesManner() {
		assertThat(names("""
				{'kind':'convolution','filters':32},{'kind':'relu'},{'kind':'dropout','rate':0.3},
				{'kind':'convolution','filters':32},{'kind':'relu'},{'kind':'maxpool'},
				{'kind':'dense','units':512},{'kind':'relu'},{'kind':'dropout','rate':0.5},""" + LAST))
			.isEqualTo(NetworkDescription.article().layers().stream().map(Layer::name).toList());
	}

	@Test
	void leavesGivenNamesToTheirLayers() {
		assertThat(names(
				"{'kind':'relu'},{'kind':'convolution','filters':4,'name':'eyes'},{'kind':'relu'},{'kind':'relu'},"
						+ "{'kind':'convolution','filters':4},{'kind':'relu','name':'fc3'}," + LAST))
			.containsExactly("act0", "eyes", "act1", "act1_2", "conv2", "fc3", "fc3_2");
	}

	@Test
	void fillsInWhatIsLeftOut() {
		ObjectNode json = json("{'layers':[{'kind':'convolution','filters':4,'kernel':5,'padding':null},"
				+ "{'kind':'maxpool','size':3}," + LAST + "]}");
		assertThat(read(json)).hasValue(NetworkDescription.parse("""
				{"name":"custom","description":"","input":{"channels":3,"size":32},"layers":[\
				{"name":"conv1","kind":"convolution","filters":4,"kernel":5,"stride":1,"padding":2},\
				{"name":"pool1","kind":"maxpool","size":3,"stride":3,"padding":0},\
				{"name":"fc2","kind":"dense"}]}"""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "article", "kernels-1", "kernels-5", "kernels-7", "one-convolution", "three-convolutions",
			"average-pooling", "no-dropout", "deep" })
	void readsTheBuiltInNetworksAsTheyAre(String name) {
		NetworkDescription network = NetworkDescription.builtIn(name);
		assertThat(network.name()).isEqualTo(name);
		assertThat(read((ObjectNode) new JsonMapper().readTree(network.toJson()))).hasValue(network);
		assertThat(new Architecture(network, 10).logits().channels()).isEqualTo(10);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{'kind':'lstm'}                                   | layers[0].kind     | must be one of convolution
					{'name':'a'}                                      | layers[0].kind     | must be one of convolution
					{'kind':5}                                        | layers[0].kind     | must be a text
					5                                                 | layers[0]          | must be an object
					null                                              | layers[0]          | must be an object
					{'kind':'relu','name':'../etc'}                   | layers[0].name     | must be a letter
					{'kind':'relu','name':'softmax'}                  | layers[0].name     | not softmax
					{'kind':'relu','name':''}                         | layers[0].name     | must be a letter
					{'kind':'relu','slope':0.1}                       | layers[0].slope    | is not a field; there are name, kind (act0)
					{'kind':'convolution'}                            | layers[0].filters  | must be a whole number from 1 to 1024 (conv1)
					{'kind':'convolution','filters':1025}             | layers[0].filters  | must be a whole number from 1 to 1024
					{'kind':'convolution','filters':1000000000}       | layers[0].filters  | must be a whole number from 1 to 1024
					{'kind':'convolution','filters':99999999999999999}| layers[0].filters  | must be a whole number from 1 to 1024
					{'kind':'convolution','filters':-4}               | layers[0].filters  | must be a whole number from 1 to 1024
					{'kind':'convolution','filters':'4'}              | layers[0].filters  | must be a whole number
					{'kind':'convolution','filters':4.0}              | layers[0].filters  | must be a whole number
					{'kind':'convolution','filters':[4]}              | layers[0].filters  | must be a whole number
					{'kind':'convolution','filters':4,'kernel':12}    | layers[0].kernel   | from 1 to 11 (conv1)
					{'kind':'convolution','filters':4,'kernel':4}     | layers[0]          | padding must be a number for an even kernel
					{'kind':'convolution','filters':4,'padding':6}    | layers[0].padding  | must be "same" or a whole number from 0 to 5
					{'kind':'convolution','filters':4,'padding':'no'} | layers[0].padding  | must be "same" or a whole number
					{'kind':'convolution','filters':4,'stride':0}     | layers[0].stride   | from 1 to 11
					{'kind':'dropout'}                                | layers[0].rate     | must be 0 or more, below 1 (drop0)
					{'kind':'dropout','rate':1}                       | layers[0].rate     | must be 0 or more, below 1
					{'kind':'dropout','rate':'NaN'}                   | layers[0].rate     | must be 0 or more, below 1
					{'kind':'dropout','rate':1e999}                   | layers[0].rate     | must be 0 or more, below 1
					{'kind':'maxpool','size':40}                      | layers[0]          | doesn't fit into maps of 32x32
					{'kind':'maxpool','size':2,'padding':2}           | layers[0]          | half
					{'kind':'dense'}                                  | layers[0].units    | must be given
					{'kind':'dense','units':4097}                     | layers[0].units    | from 1 to 4096
					{'kind':'dense','units':4},{'kind':'maxpool'}     | layers[1]          | can't follow a dense layer
					{'kind':'dense','units':4},{'kind':'globalavgpool'} | layers[1]        | can't follow a dense layer
					{'kind':'relu','name':'a'},{'kind':'relu','name':'a'} | layers[1].name | a too
					""")
	void namesTheFaultOfALayer(String layers, String field, String what) {
		assertThat(faults("{'layers':[" + layers + "," + LAST + "]}").get(field)).contains(what);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{}                                                  | layers         | must be a list
			{'layers':{}}                                       | layers         | must be a list
			{'layers':[]}                                       | layers         | must be a list
			{'layers':[{'kind':'relu'}]}                        | layers         | must end with a dense layer
			{'layers':[{'kind':'dense','units':10}]}            | layers[0].units| must be left out
			{'layers':[{'kind':'dense'}],'author':'me'}         | author         | is not a field
			{'layers':[{'kind':'dense'}],'name':'../../etc'}    | name           | small letters
			{'layers':[{'kind':'dense'}],'name':'con'}          | name           | small letters
			{'layers':[{'kind':'dense'}],'input':5}             | input          | must be an object
			{'layers':[{'kind':'dense'}],'input':{'channels':2}}| input.channels | 1 or 3
			{'layers':[{'kind':'dense'}],'input':{'size':15}}   | input.size     | from 16 to 96
			{'layers':[{'kind':'dense'}],'input':{'size':2000000000}} | input.size | from 16 to 96
			{'layers':[{'kind':'dense'}],'input':{'depth':3}}   | input.depth    | is not a field
			""")
	void namesTheFaultOfANetwork(String network, String field, String what) {
		assertThat(faults(network).get(field)).contains(what);
	}

	@Test
	void namesAllFaultsAtOnce() {
		Map<String, String> faults = faults("{'name':'A b','input':{'size':7},'layers':[{'kind':'lstm'},"
				+ "{'kind':'convolution','filters':0,'kernel':99},{'kind':'dropout','rate':2},{'kind':'relu','x':1}]}");
		assertThat(faults).containsOnlyKeys("name", "input.size", "layers[0].kind", "layers[1].filters",
				"layers[1].kernel", "layers[2].rate", "layers[3].x", "layers");
	}

	@Test
	void hasNoMoreThan64Layers() {
		String relus = String.join(",", Collections.nCopies(63, "{'kind':'relu'}"));
		assertThat(read(json("{'layers':[" + relus + "," + LAST + "]}"))).isPresent();
		assertThat(faults("{'layers':[{'kind':'relu'}," + relus + "," + LAST + "]}").get("layers"))
			.isEqualTo("are 65, and may be 64");
	}

	@Test
	void isNoLargerThanItMayBe() {
		String wide = "{'input':{'size':96},'layers':[{'kind':'dense','units':4096}," + LAST + "]}";
		assertThat(faults(wide).get("layers[0]")).contains("more than 50000000 parameters (fc1)");
		String slow = IntStream.range(0, 60)
			.mapToObj((i) -> "{'kind':'convolution','filters':1024,'kernel':1,'padding':5}")
			.collect(Collectors.joining(","));
		assertThat(faults("{'input':{'size':96},'layers':[" + slow + "," + LAST + "]}").toString())
			.contains("multiply-adds for a picture (conv2)");
		String grown = IntStream.range(0, 63)
			.mapToObj((i) -> "{'kind':'maxpool','size':1,'stride':1}")
			.collect(Collectors.joining(","));
		assertThat(read(json("{'input':{'size':96},'layers':[" + grown + "," + LAST + "]}"))).isPresent();
	}

	private static List<String> names(String layers) {
		return read(json("{'layers':[" + layers + "]}")).orElseThrow().layers().stream().map(Layer::name).toList();
	}

	private static Map<String, String> faults(String network) {
		return catchThrowableOfType(InvalidRequestException.class, () -> read(json(network))).errors();
	}

	private static Optional<NetworkDescription> read(ObjectNode json) {
		OptionReader reader = new OptionReader();
		Optional<NetworkDescription> network = NetworkReader.read(json, reader);
		reader.requireNoErrors();
		assertThat(network).isPresent();
		return network;
	}

	private static ObjectNode json(String text) {
		return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
	}

}

package io.convscope.sweep;

import java.util.List;
import java.util.Map;

import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CombinationsTests {

	private static final List<String> KNOWN = List.of("dataset", "network", "epochs", "learningRate", "name", "owner");

	@Test
	void aGridIsEachCombinationAndTheLastFieldChangesFastest() {
		Combinations read = read(
				"{'base':{'epochs':2},'grid':{'learningRate':[0.1,0.0001],'network':['article',null]}}");
		assertThat(read.fields()).containsExactly("learningRate", "network");
		assertThat(read.runs()).extracting((run) -> run.request().toString().replace('"', '\''))
			.containsExactly("{'epochs':2,'learningRate':0.1,'network':'article'}",
					"{'epochs':2,'learningRate':0.1,'network':null}",
					"{'epochs':2,'learningRate':1.0E-4,'network':'article'}",
					"{'epochs':2,'learningRate':1.0E-4,'network':null}");
		assertThat(read.runs()).extracting((run) -> run.words(read.fields()))
			.containsExactly("learningRate 0.1, network article", "learningRate 0.1, network none",
					"learningRate 0.0001, network article", "learningRate 0.0001, network none");
		assertThat(read.runs().get(2).placeOf("learningRate")).isEqualTo("grid.learningRate[1]");
		assertThat(read.runs().get(2).placeOf("network.layers[3].kernel"))
			.isEqualTo("grid.network[0].layers[3].kernel");
		assertThat(read.runs().get(2).placeOf("epochs")).isEqualTo("base.epochs");
	}

	@Test
	void aListIsBaseWithEachOfIt() {
		Combinations read = read("{'base':{'epochs':2,'seed':1},'runs':[{'epochs':3,'name':'long'},{'seed':7},{}]}");
		assertThat(read.fields()).containsExactly("epochs", "seed");
		assertThat(read.runs()).extracting((run) -> run.request().toString().replace('"', '\''))
			.containsExactly("{'epochs':3,'seed':1,'name':'long'}", "{'epochs':2,'seed':7}", "{'epochs':2,'seed':1}");
		assertThat(read.runs().get(1).placeOf("seed")).isEqualTo("runs[1].seed");
		assertThat(read.runs().get(1).placeOf("epochs")).isEqualTo("base.epochs");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			{}                                                 | grid
			{'grid':{},'runs':[{}]}                            | runs
			{'grid':{}}                                        | grid
			{'grid':[1]}                                       | grid
			{'grid':{'epochs':3}}                              | grid.epochs
			{'grid':{'epochs':[]}}                             | grid.epochs
			{'grid':{'learningrate':[1]}}                      | grid.learningrate
			{'grid':{'name':['a']}}                            | grid.name
			{'grid':{'owner':['a']}}                           | grid.owner
			{'grid':{'epochs':[1,2,3],'learningRate':[1,2,3]}} | grid
			{'runs':[]}                                        | runs
			{'runs':[1]}                                       | runs
			{'runs':[{},{},{},{},{},{},{},{},{}]}              | runs
			{'runs':[{'owner':'Ada'}]}                         | runs[0].owner
			{'base':3,'runs':[{}]}                             | base
			""")
	void whatIsNoSweepIsRefusedWhereItStands(String request, String place) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> read(request))
			.satisfies((refused) -> assertThat(refused.errors()).containsOnlyKeys(place));
	}

	@Test
	void aGridThatIsFarTooLargeIsNotMade() {
		String values = "[" + "1,".repeat(9999) + "1]";
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> read("{'grid':{'dataset':" + values + ",'epochs':" + values + ",'learningRate':" + values
					+ ",'network':" + values + "}}"))
			.satisfies((refused) -> assertThat(refused.errors())
				.isEqualTo(Map.of("grid", "would be " + Integer.MAX_VALUE + " runs; a sweep has 8 at most")));
	}

	private static Combinations read(String request) {
		OptionReader reader = new OptionReader();
		Combinations read = Combinations.read(JsonMapper.shared().readTree(request.replace('\'', '"')).asObject(),
				KNOWN, 8, reader);
		reader.requireNoErrors();
		return read;
	}

}

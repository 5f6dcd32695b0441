package io.convscope.training;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.home.ConvscopeHome;
import io.convscope.model.TrainingSettings;
import io.convscope.training.cluster.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class SettingControllerTests {

	private final JsonMapper json = new JsonMapper();

	@TempDir
	private static Path folder;

	private static ConvscopeHome home;

	private static MockMvcTester mvc;

	@BeforeAll
	static void open() {
		home = new ConvscopeHome(folder);
		mvc = MockMvcTester.of(new SettingController(new NetworkCatalog(home), Cluster.none()));
	}

	@AfterAll
	static void close() throws IOException {
		home.destroy();
	}

	@Test
	void eachSettingOfARunIsDescribedInItsPlace() {
		List<String> names = new ArrayList<>(List.of("dataset", "network", "recipe"));
		Stream.of(TrainingSettings.class.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
		// a service without a cluster has none
		names.remove("workers");
		names.addAll(List.of("name", "owner"));
		assertThat(list()).extracting((setting) -> setting.get("name").stringValue()).isEqualTo(names);
	}

	@Test
	void eachIsDescribedInTheWordsOfJsonSchema() {
		assertThat(list()).contains(
				read("{'name':'epochs','type':'integer','minimum':1,'maximum':1000,'default':20,"
						+ "'label':'Epochs','hint':'times through all pictures','unset':null}"),
				read("{'name':'momentum','type':'number','minimum':0,'exclusiveMaximum':1,'default':0.9,"
						+ "'label':'Momentum','hint':'how much of the last step stays','unset':null}"),
				read("{'name':'trainLimit','type':'integer','minimum':1,'default':null,"
						+ "'label':'Train limit','hint':'learn from fewer pictures','unset':'all'}"),
				read("{'name':'network','type':'string','enum':['article','kernels-1','kernels-5','kernels-7',"
						+ "'one-convolution','three-convolutions','average-pooling','no-dropout','deep'],'default':null,'label':'Network',"
						+ "'hint':'what to train; a name, or an object with layers',"
						+ "'unset':'article, or that of the start'}"),
				read("{'name':'recipe','type':'string','enum':['article','quick','better','fast','transfer'],'default':null,"
						+ "'label':'Recipe','hint':'what the empty fields stand for','unset':null}"),
				read("{'name':'augmentation','type':'array','items':{'type':'string','enum':['flip','shift','rotate',"
						+ "'color','cutout']},'uniqueItems':true,'default':[],'label':'Augmentation',"
						+ "'hint':'random changes of training pictures, for example flip, shift','unset':'none'}"),
				read("{'name':'name','type':'string','minLength':1,'maxLength':100,'default':null,"
						+ "'label':'Name','hint':'a note for yourself','unset':null}"));
	}

	@Test
	void theDefaultsAreThoseOfARunThatNamesNothing() {
		JsonNode usual = this.json.valueToTree(TrainingSettings.DEFAULTS);
		for (JsonNode setting : list()) {
			String name = setting.get("name").stringValue();
			assertThat(setting.get("default").toString()).as(name)
				.isEqualTo(usual.path(name).isMissingNode() ? "null" : usual.get(name).toString());
		}
	}

	private List<JsonNode> list() {
		MvcTestResult result = mvc.get().uri("/settings").exchange();
		assertThat(result).hasStatusOk();
		JsonNode answer = this.json.readTree(result.getResponse().getContentAsByteArray());
		return answer.get("settings").valueStream().toList();
	}

	private JsonNode read(String text) {
		return this.json.readTree(text.replace('\'', '"'));
	}

}

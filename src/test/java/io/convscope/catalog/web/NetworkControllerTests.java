package io.convscope.catalog.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.convscope.catalog.BuiltInNetworkException;
import io.convscope.catalog.NetworkCatalog;
import io.convscope.catalog.UnknownNetworkException;
import io.convscope.catalog.cost.TrainingMemory;
import io.convscope.home.ConvscopeHome;
import io.convscope.request.InvalidRequestException;
import io.convscope.web.MvcAnswers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Networks are listed, checked, kept and deleted over HTTP.
 */
class NetworkControllerTests {

	private static final String SMALL = "{'description':'mine','input':{'channels':1,'size':16},"
			+ "'layers':[{'kind':'convolution','filters':4},{'kind':'relu'},{'kind':'dense'}]}";

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	private MockMvcTester mvc;

	@BeforeEach
	void open() {
		this.home = new ConvscopeHome(this.folder);
		this.mvc = MockMvcTester
			.of(new NetworkController(new NetworkCatalog(this.home), new TrainingMemory(Long.MAX_VALUE, 100 << 20)));
	}

	@AfterEach
	void close() throws IOException {
		this.home.destroy();
	}

	@Test
	void theBuiltInOnesAreThereFromTheStart() {
		JsonNode list = get("/networks");
		JsonNode article = list.get("networks").get(0);
		assertThat(article.get("name").stringValue()).isEqualTo("article");
		assertThat(article.get("builtIn").booleanValue()).isTrue();
		assertThat(article.get("network").get("layers")).hasSize(10);
		assertThat(article.get("cost").get("parameters").intValue()).isEqualTo(4_210_090);
		assertThat(article.get("cost").get("layers").get(5).get("receptiveField"))
			.hasToString("{\"size\":6,\"jump\":2,\"offset\":-2}");
		assertThat(list.get("kinds").get(0).get("fields").get(1))
			.hasToString("{\"name\":\"kernel\",\"type\":\"integer\",\"minimum\":1,\"maximum\":11,\"default\":3,"
					+ "\"required\":false,\"label\":\"Kernel\",\"hint\":\"rows and columns of a kernel\"}");
		assertThat(Files.exists(this.folder.resolve("networks"))).isFalse();
	}

	@Test
	void onesOwnIsKeptAcrossRestartsAndDeleted() throws IOException {
		assertThat(put("mine", SMALL)).hasStatus(201).hasHeader("Location", "/networks/mine");
		JsonNode before = get("/networks/mine");
		assertThat(before.get("builtIn").booleanValue()).isFalse();
		close();
		open();
		assertThat(get("/networks/mine")).isEqualTo(before);
		assertThat(put("mine", before.get("network").toString())).hasStatus(200);
		assertThat(this.mvc.delete().uri("/networks/mine")).hasStatus(204);
		assertFails(this.mvc.get().uri("/networks/mine").exchange(), UnknownNetworkException.class,
				"there are article");
		assertThat(this.folder.resolve("networks")).isEmptyDirectory();
	}

	@Test
	void aDamagedFileIsSetAside() throws IOException {
		put("mine", SMALL);
		put("other", SMALL);
		close();
		Path file = this.folder.resolve("networks/mine.json");
		Files.writeString(file, Files.readString(file).replace("16", "17"));
		open();
		assertFails(this.mvc.get().uri("/networks/mine").exchange(), UnknownNetworkException.class, "other");
		assertThat(this.folder.resolve("networks/mine.json.damaged")).exists();
	}

	@Test
	void theBuiltInOnesStayAsTheyAre() {
		assertFails(put("article", SMALL), BuiltInNetworkException.class, "PUT /networks/{name}");
		assertFails(this.mvc.delete().uri("/networks/kernels-5").exchange(), BuiltInNetworkException.class,
				"kernels-5");
		assertFails(this.mvc.delete().uri("/networks/nothing").exchange(), UnknownNetworkException.class, "nothing");
	}

	@Test
	void aNameHasToFitFilesAndTheAddress() {
		assertFails(put("Mine", SMALL), InvalidRequestException.class, "small letters");
		assertFails(put("nul", SMALL), InvalidRequestException.class, "none of describe, con");
		assertFails(put("mine", SMALL.replace("{'description'", "{'name':'yours','description'")),
				InvalidRequestException.class, "name must be left out, or that of the address, which is mine");
		assertFails(put("mine", "{'layers':[{'kind':'x'}]}"), InvalidRequestException.class, "layers[0].kind");
	}

	@Test
	void aNetworkIsDescribedLayerByLayer() {
		JsonNode named = describe("{'network':'kernels-5','labels':5,'batchSize':64}");
		assertThat(named.get("cost").get("layers").get(9).get("channels").intValue()).isEqualTo(5);
		assertThat(named.get("cost").get("batchSize").intValue()).isEqualTo(64);
		JsonNode written = describe("{'network':" + SMALL + "}");
		assertThat(written.get("network").get("layers").get(0)).hasToString(
				"{\"name\":\"conv1\",\"kind\":\"convolution\",\"filters\":4,\"kernel\":3,\"stride\":1,\"padding\":1}");
		assertThat(written.get("cost").get("layers")).hasSize(4);
		assertThat(written.get("memoryLimit").longValue()).isPositive();
	}

	@Test
	void whatTheHeapHasNoRoomForIsRefusedAsARunOfItIs() {
		String wide = "{'layers':[{'kind':'dense','units':4000},{'kind':'dense'}]}";
		String sentence = "needs 188 MB of heap for its 12332010 parameters, most of them of fc1";
		assertFails(post("{'network':" + wide + "}"), InvalidRequestException.class, sentence);
		assertFails(put("wide", wide), InvalidRequestException.class, sentence);
		assertThat(this.mvc.get().uri("/networks/wide")).hasFailed();
	}

	@Test
	void allFaultsOfADescriptionAreNamed() {
		InvalidRequestException refused = (InvalidRequestException) Objects.requireNonNull(post(
				"{'network':{'layers':[{'kind':'convolution','filters':0},{'kind':'x'},{'kind':'dense'}]},'labels':1,'speed':2}")
			.getUnresolvedException()).getCause();
		assertThat(refused).isNotNull();
		assertThat(refused.errors()).containsOnlyKeys("network.layers[0].filters", "network.layers[1].kind", "labels",
				"speed");
		assertFails(post("{'network':{'layers':[{'kind':'maxpool','size':40},{'kind':'dense'}]}}"),
				InvalidRequestException.class,
				"network.layers[0] has a window of 40x40, which doesn't fit into maps of 32x32");
		assertFails(post("{'network':'vgg'}"), InvalidRequestException.class, "network must be one of article");
		assertFails(post("{'network':7}"), InvalidRequestException.class, "network must be the name of a network");
		assertFails(post("{}"), InvalidRequestException.class, "network must be");
		assertFails(post("{'network':{'name':'article','layers':[{'kind':'dense'}]}}"), InvalidRequestException.class,
				"network.name must not be article");
		assertFails(post("{'network':{'input':{'size':96},'layers':[{'kind':'convolution','filters':400,'kernel':1},"
				+ "{'kind':'dense'}]},'labels':1000}"), InvalidRequestException.class, "(fc2)");
	}

	private JsonNode describe(String body) {
		return MvcAnswers.json(post(body));
	}

	private MvcTestResult post(String body) {
		return this.mvc.post()
			.uri("/networks/describe")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.replace('\'', '"'))
			.exchange();
	}

	private MvcTestResult put(String name, String body) {
		return this.mvc.put()
			.uri("/networks/{name}", name)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.replace('\'', '"'))
			.exchange();
	}

	private JsonNode get(String uri) {
		return MvcAnswers.json(this.mvc.get().uri(uri).exchange());
	}

	private static void assertFails(MvcTestResult result, Class<? extends Exception> with, String saying) {
		MvcAnswers.assertFails(result, with, saying);
	}

}

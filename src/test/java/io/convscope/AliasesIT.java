package io.convscope;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Aliases over HTTP, also while clients ask them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AliasesIT extends ServiceTest {

	private static final byte[] NOTHING = {};

	private static final List<String> MODELS = List.of("blue", "green");

	private static final int CLIENTS = 8;

	private static final int MOVES = 60;

	// of one picture, or of several that are to be answered by one model
	private static final List<Question> QUESTIONS = List.of(
			new Question("POST", "/predict?sample=shapes/test/0&top=9&model=%s"),
			new Question("POST", "/predictions/%s"), new Question("POST", "/v2/models/%s/infer"),
			new Question("GET", "/featuremaps/fc4?sample=shapes/test/0&format=json&model=%s"),
			new Question("GET", "/filters/conv1?format=json&model=%s"),
			new Question("GET", "/explain?sample=shapes/test/0&format=json&method=saliency&smooth=4&model=%s"),
			new Question("GET", "/models/%s/weights"), new Question("GET", "/models/%s/network?format=json"),
			new Question("GET", "/v2/models/%s"));

	@Test
	@Order(1)
	void anAliasIsUsableWhereverAnIdIs() {
		add("blue", "shapes", 1);
		add("green", "shapes", 2);
		assertThat(put("stable", "blue").json()).isEqualTo(this.client.get("/models/aliases/stable"));
		assertThat(this.client.get("/models/aliases").get("aliases")).singleElement()
			.hasToString("{\"alias\":\"stable\",\"id\":\"blue\"}");
		for (Question question : QUESTIONS) {
			assertThat(question.text(this, "stable")).as("%s", question).isEqualTo(question.text(this, "blue"));
		}
		JsonNode model = this.client.send("POST", "/predict?sample=shapes/test/0&model=stable", NOTHING)
			.json()
			.get("model");
		assertThat(model.get("id").stringValue()).isEqualTo("blue");
		assertThat(model.get("alias").stringValue()).isEqualTo("stable");
		assertThat(this.client.get("/models/stable").get("aliases")).singleElement().hasToString("\"stable\"");
		assertThat(this.client.get("/models/compare?a=stable&b=green&dataset=shapes&limit=0").get("a").toString())
			.contains("blue");
		assertThat(this.client.get("/models/stable/evaluation?dataset=shapes&mistakes=0").get("model").stringValue())
			.isEqualTo("blue");
		assertThat(this.client.get("/models/stable/snippet").get("model").stringValue()).isEqualTo("blue");
		int run = this.client.train("{'dataset':'shapes','epochs':1,'trainLimit':64,'from':'stable'}");
		assertThat(this.client.awaitCompleted(run).get("settings").get("from").stringValue()).isEqualTo("blue");
	}

	@Test
	@Order(2)
	void whatIsInTheWayIsTold() {
		problem(put("green", "blue"), 409, "model-exists");
		problem(put("run-9", "blue"), 400, "invalid-request");
		problem(put("stable", "red"), 404, "unknown-model");
		problem(this.client.send("PUT", "/models/aliases/stable", "{}".getBytes(), "Content-Type", "application/json"),
				400, "invalid-request");
		problem(import_("stable", "dataset=shapes", 1), 409, "model-exists");
		problem(this.client.send("DELETE", "/models/blue", NOTHING), 409, "model-in-use");
		problem(this.client.send("GET", "/models/aliases/blue", NOTHING), 404, "unknown-alias");
		problem(this.client.send("DELETE", "/models/aliases/canary", NOTHING), 404, "unknown-alias");
		put("canary", "blue");
		assertThat(this.client.send("DELETE", "/models/aliases/canary", NOTHING).status()).isEqualTo(204);
	}

	@Test
	@Order(3)
	void anAliasIsMovedWhileClientsAskIt() throws Exception {
		Map<Question, Set<String>> expected = new ConcurrentHashMap<>();
		Map<Question, Set<String>> seen = new ConcurrentHashMap<>();
		for (Question question : QUESTIONS) {
			expected.put(question, new TreeSet<>(MODELS.stream().map((model) -> question.text(this, model)).toList()));
			seen.put(question, ConcurrentHashMap.newKeySet());
		}
		AtomicBoolean moving = new AtomicBoolean(true);
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
		List<Future<?>> clients = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			int first = i;
			clients.add(threads.submit(() -> {
				for (int at = first; moving.get() || at < first + 2 * QUESTIONS.size(); at++) {
					Question question = QUESTIONS.get(at % QUESTIONS.size());
					seen.get(question).add(question.text(this, "stable"));
				}
			}));
		}
		for (int i = 0; i < MOVES; i++) {
			assertThat(put("stable", MODELS.get(i % MODELS.size())).status()).isEqualTo(200);
		}
		moving.set(false);
		threads.shutdown();
		for (Future<?> each : clients) {
			each.get();
		}
		seen.forEach((question, texts) -> assertThat(expected.get(question)).as("%s", question).containsAll(texts));
		assertThat(seen.get(QUESTIONS.get(0))).hasSize(MODELS.size());
	}

	@Test
	@Order(4)
	void metricsNameTheModel() {
		Scrape scrape = Scrape.of(this.client);
		assertThat(String.join("\n", scrape.lines())).contains("convscope_prediction_requests_total{model=\"blue\"")
			.doesNotContain("model=\"stable\"");
	}

	private void add(String name, String dataset, long seed) {
		assertThat(import_(name, "dataset=" + dataset, seed).status()).isEqualTo(201);
	}

	private ServiceClient.Answer import_(String name, String labels, long seed) {
		byte[] file = SafetensorsFiles.write(Weights.initial(Architecture.article(10), seed));
		return this.client.send("POST", "/models?name=" + name + "&" + labels, file, "Content-Type",
				"application/octet-stream");
	}

	private ServiceClient.Answer put(String alias, String id) {
		return this.client.send("PUT", "/models/aliases/" + alias,
				("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
	}

	private static void problem(ServiceClient.Answer answer, int status, String type) {
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(status);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + type);
	}

	/**
	 * What a model can be asked.
	 *
	 * @param method HTTP's
	 * @param path with a place for the model's name
	 */
	private record Question(String method, String path) {

		// the answer without what names the alias
		String text(AliasesIT test, String model) {
			ServiceClient.Answer answer = test.client.send(this.method, this.path.formatted(model), body(test));
			String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
			assertThat(answer.status()).as("%s: %s", this, text).isEqualTo(200);
			return text.replace("\"alias\":\"stable\",", "")
				.replace("\"parameters\":{\"alias\":\"stable\"},", "")
				.replace("model=stable", "model=*")
				.replace("model=blue", "model=*")
				.replace("model=green", "model=*");
		}

		private byte[] body(AliasesIT test) {
			if (this.path.startsWith("/predictions")) {
				return test.client.bytes("/datasets/shapes/samples/test/0");
			}
			// two batches of black pictures
			return this.path.endsWith("infer")
					? ("{\"inputs\":[{\"name\":\"input\",\"datatype\":\"UINT8\",\"shape\":[40,3,32,32],\"data\":["
							+ "0,".repeat(40 * 3072 - 1) + "0]}]}")
						.getBytes(StandardCharsets.UTF_8)
					: NOTHING;
		}

	}

}

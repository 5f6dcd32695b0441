package io.convscope;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.util.DigestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While models of one name are deleted and imported, all that is asked of that name is
 * answered by exactly one of them, or refused as what it is.
 */
@Tag("ci")
class ModelRacesIT extends ServiceTest {

	private static final Duration TIME = Duration.ofSeconds(25);

	private static final String NAME = "clash";

	private static final byte[] NOTHING = {};

	// the same labels twice, other ones, and other numbers of them
	private static final List<Imported> MODELS = List.of(Imported.of("dataset=shapes", 10, 1),
			Imported.of("dataset=shapes", 10, 2), Imported.of("labels=cat,dog", 2, 3),
			Imported.of("labels=x,y,z,w,u,v,t", 7, 4), Imported.of("labels=dog,cat", 2, 5));

	private static final List<Question> QUESTIONS = List.of(
			new Question("POST", "/predict?sample=shapes/test/0&top=9&model="),
			new Question("GET", "/featuremaps/fc4?sample=shapes/test/0&format=json&model="),
			new Question("GET", "/featuremaps/softmax/1?sample=shapes/test/0&model="),
			new Question("GET", "/featuremaps/fc4/6?sample=shapes/test/0&model="),
			new Question("GET", "/filters/fc4?format=json&model="),
			new Question("GET", "/explain?sample=shapes/test/0&format=json&method=saliency&smooth=8&model="),
			new Question("GET", "/explain?sample=shapes/test/0&format=json&method=gradcam&label=4&model="),
			new Question("GET", "/featuremaps/fc4/statistics?pictures=48&model="),
			new Question("GET", "/models/%s/evaluation?dataset=shapes"),
			new Question("GET", "/models/%s/evaluation/samples?dataset=shapes&limit=5"),
			new Question("GET", "/models/%s/weights"), new Question("GET", "/models/%s/snippet"));

	// refused as deleted, replaced, without a data set or such a label, or for now
	private static final Set<Integer> REFUSED = Set.of(400, 404, 409, 503);

	@Test
	void eachAnswerIsThatOfOneModel() throws Exception {
		Map<Question, Set<String>> expected = expected();
		Map<Question, Set<String>> seen = new ConcurrentHashMap<>();
		long end = System.nanoTime() + TIME.toNanos();
		ExecutorService threads = Executors.newFixedThreadPool(12);
		List<Future<?>> work = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			boolean replaces = i < 2;
			work.add(threads.submit(() -> {
				while (System.nanoTime() < end) {
					if (replaces) {
						replace();
					}
					// evaluations take so long that none would be replaced
					ask(replaces ? QUESTIONS.get(0) : any(QUESTIONS), expected, seen);
				}
			}));
		}
		threads.shutdown();
		for (Future<?> each : work) {
			each.get();
		}
		System.out.println("Answers of models while they changed: " + seen.values().stream().mapToInt(Set::size).sum()
				+ " different ones to " + seen.size() + " questions");
		assertThat(seen.getOrDefault(QUESTIONS.get(0), Set.of())).hasSizeGreaterThan(1);
	}

	// what each model says under a name that nobody takes away
	private Map<Question, Set<String>> expected() {
		Map<Question, Set<String>> expected = new HashMap<>();
		for (int i = 0; i < MODELS.size(); i++) {
			String name = NAME + "-" + i;
			assertThat(add(name, MODELS.get(i))).isEqualTo(201);
			for (Question question : QUESTIONS) {
				ServiceClient.Answer answer = question.ask(this.client, name);
				if (answer.status() == 200) {
					expected.computeIfAbsent(question, (each) -> ConcurrentHashMap.newKeySet())
						.add(fingerprint(answer, name));
				}
			}
		}
		return expected;
	}

	private void replace() {
		Imported next = any(MODELS);
		assertThat(this.client.send("DELETE", "/models/" + NAME, NOTHING).status()).isIn(204, 404);
		assertThat(add(NAME, next)).isIn(201, 409, 503);
	}

	private static <T> T any(List<T> list) {
		return list.get(ThreadLocalRandom.current().nextInt(list.size()));
	}

	private void ask(Question question, Map<Question, Set<String>> expected, Map<Question, Set<String>> seen) {
		ServiceClient.Answer answer = question.ask(this.client, NAME);
		if (answer.status() == 200) {
			String fingerprint = fingerprint(answer, NAME);
			assertThat(expected.get(question)).as("the answers of the models to %s; this is %s", question, text(answer))
				.contains(fingerprint);
			seen.computeIfAbsent(question, (each) -> ConcurrentHashMap.newKeySet()).add(fingerprint);
		}
		else {
			assertThat(answer.status()).as("%s: %s", question, text(answer)).isIn(REFUSED);
		}
	}

	private int add(String name, Imported model) {
		return this.client
			.send("POST", "/models?name=" + name + "&" + model.options(), model.file(), "Content-Type",
					"application/octet-stream")
			.status();
	}

	private static String fingerprint(ServiceClient.Answer answer, String name) {
		return answer.type().startsWith("application/octet-stream") ? DigestUtils.md5DigestAsHex(answer.body())
				: text(answer).replace(name, NAME);
	}

	private static String text(ServiceClient.Answer answer) {
		String text = new String(answer.body(), StandardCharsets.UTF_8);
		return answer.type().startsWith("application/octet-stream") ? text.length() + " bytes" : text;
	}

	/**
	 * A model to import.
	 *
	 * @param options what its labels are
	 * @param file its weights
	 */
	private record Imported(String options, byte[] file) {

		static Imported of(String options, int classes, long seed) {
			return new Imported(options, SafetensorsFiles.write(Weights.initial(Architecture.article(classes), seed)));
		}

	}

	/**
	 * What a model can be asked.
	 *
	 * @param method HTTP's
	 * @param path with a place for the model's name, else before it
	 */
	private record Question(String method, String path) {

		ServiceClient.Answer ask(ServiceClient client, String model) {
			return client.send(this.method, this.path.contains("%s") ? this.path.formatted(model) : this.path + model,
					NOTHING);
		}

	}

}

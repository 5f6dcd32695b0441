package io.convscope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.image.reading.PictureFiles;
import io.convscope.model.safetensors.SafetensorsFiles;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Several clients of a service that make and delete things all the time, and know when
 * each was acknowledged.
 */
final class BusyClients {

	private static final byte[] NOTHING = {};

	private static final int PAGE = 100;

	private static final int SIDE = 16;

	private static final int IMPORTED = 60;

	private static final byte[] WEIGHTS = SafetensorsFiles.ofClasses(3);

	// each picture is another one
	private static final int PICTURES = 100_000;

	private static final Thing NONE = new Thing(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

	private final String run;

	private final Map<String, Thing> things = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Future<?>> work = new ArrayList<>();

	private volatile boolean ending;

	private volatile String digest = "";

	/**
	 * Creates the clients.
	 * @param run the request of each run, which is the same
	 */
	BusyClients(String run) {
		this.run = run;
	}

	int count() {
		return this.things.size();
	}

	/**
	 * Begins to make and delete things.
	 * @param service the service
	 */
	void begin(ServiceClient service) {
		service.awaitCompleted(service.train(this.run));
		this.digest = service.get("/models/run-1").get("digest").stringValue();
		service.send("POST", "/datasets",
				"{\"name\":\"filled\",\"labels\":[\"a\",\"b\"],\"pictureSize\":16}".getBytes(), "Content-Type",
				"application/json");
		repeat(0, (number) -> train(service));
		repeat(0, (number) -> exchangeModel(service, "a", number));
		repeat(0, (number) -> exchangeModel(service, "b", number));
		repeat(1, (number) -> fill(service, number));
		repeat(0, (number) -> importDataset(service, "imported-" + number, number));
	}

	private void repeat(int first, Work work) {
		this.work.add(this.threads.submit(() -> {
			for (int number = first; !this.ending; number++) {
				work.run(number);
			}
		}));
	}

	/**
	 * Ends everything.
	 * @throws Exception if a client got another answer than it should
	 */
	void end() throws Exception {
		this.ending = true;
		this.threads.shutdown();
		for (Future<?> each : this.work) {
			each.get(5, TimeUnit.MINUTES);
		}
	}

	private void train(ServiceClient service) {
		service.awaitRun(make("run ", () -> Integer.toString(service.train(this.run))),
				(run) -> this.ending || !run.get("endedAt").isNull());
	}

	private int make(String kind, Supplier<String> request) {
		long asked = System.nanoTime();
		String name = request.get();
		this.things.put(kind + name, NONE.made(asked, System.nanoTime()));
		return Integer.parseInt(name);
	}

	private void make(String thing, int status, Supplier<ServiceClient.Answer> request) {
		long asked = System.nanoTime();
		this.things.put(thing, NONE.made(asked, Long.MAX_VALUE));
		assertThat(request.get().status()).as(thing).isEqualTo(status);
		this.things.put(thing, NONE.made(asked, System.nanoTime()));
	}

	private void delete(String thing, String path, ServiceClient service) {
		Thing made = this.things.get(thing);
		long asked = System.nanoTime();
		this.things.put(thing, made.deleted(asked, Long.MAX_VALUE));
		assertThat(service.send("DELETE", path, NOTHING).status()).as(path).isEqualTo(204);
		this.things.put(thing, made.deleted(asked, System.nanoTime()));
	}

	// few stay, as they are large
	private void exchangeModel(ServiceClient service, String client, int number) {
		String name = client + number;
		make("model " + name, 201, () -> service.send("POST", "/models?labels=a,b,c&name=" + name, WEIGHTS,
				"Content-Type", "application/octet-stream"));
		if (number % 20 > 0) {
			delete("model " + name, "/models/" + name, service);
		}
	}

	private void fill(ServiceClient service, int number) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"x\"\r\n\r\n".getBytes());
		body.writeBytes(picture(number));
		body.writeBytes("\r\n--b--\r\n".getBytes());
		long asked = System.nanoTime();
		ServiceClient.Answer answer = service.send("POST", "/datasets/filled/pictures?label=a", body.toByteArray(),
				"Content-Type", "multipart/form-data; boundary=b");
		assertThat(answer.status()).isEqualTo(200);
		String id = answer.json().at("/results/0/picture/id").stringValue();
		this.things.put("picture " + id, NONE.made(asked, System.nanoTime()));
		if (number % 3 == 0) {
			delete("picture " + id, "/datasets/filled/pictures/" + id, service);
		}
		else if (number % 3 == 1) {
			service.send("PATCH", "/datasets/filled/pictures/" + id, "{\"label\":\"b\"}".getBytes(), "Content-Type",
					"application/json");
		}
	}

	private void importDataset(ServiceClient service, String name, int number) {
		byte[] archive = archive(number);
		long asked = System.nanoTime();
		ServiceClient.Answer answer = service.send("POST", "/datasets?name=" + name + "&pictureSize=" + SIDE, archive,
				"Content-Type", "application/zip");
		assertThat(answer.status()).isEqualTo(202);
		await().until(() -> service.get("/datasets/" + name).get("state").stringValue().equals("READY"));
		this.things.put("dataset " + name, NONE.made(asked, System.nanoTime()));
		if (number % 4 > 0) {
			delete("dataset " + name, "/datasets/" + name, service);
		}
	}

	private static byte[] archive(int number) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int i = 0; i < IMPORTED; i++) {
				zip.putNextEntry(new ZipEntry(((i % 2 == 0) ? "a/" : "b/") + i + ".png"));
				zip.write(picture(PICTURES + number * IMPORTED + i));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static byte[] picture(int number) {
		return PictureFiles.encode(PictureFiles.noise(SIDE, SIDE, number), "png");
	}

	/**
	 * Makes sure that a service has what was acknowledged at a time.
	 * @param service a service with a restored home
	 * @param asked when its backup was requested: what had been made is there
	 * @param begun when its backup was begun: what was made later is not
	 * @return how many runs went on
	 */
	int check(ServiceClient service, long asked, long begun) {
		assertThat(service.get("/models").has("problems")).as("damaged files").isFalse();
		Map<String, JsonNode> found = new HashMap<>();
		for (JsonNode each : service.get("/models").get("models")) {
			found.put("model " + each.get("id").stringValue(), each);
		}
		for (JsonNode each : service.get("/datasets").get("datasets")) {
			// an import that was under way has failed
			if (each.get("state").stringValue().equals("READY")) {
				found.put("dataset " + each.get("name").stringValue(), each);
			}
		}
		int total = service.get("/datasets/filled/pictures").get("total").intValue();
		for (int offset = 0; offset < total; offset += PAGE) {
			for (JsonNode each : service.get("/datasets/filled/pictures?limit=" + PAGE + "&offset=" + offset)
				.get("pictures")) {
				found.put("picture " + each.get("id").stringValue(), each);
			}
		}
		List<JsonNode> runs = service.get("/runs").get("runs").valueStream().toList();
		runs.forEach((each) -> found.put("run " + each.get("id").intValue(), each));
		this.things.forEach((thing, times) -> {
			if (times.mustBeThere(asked, begun)) {
				assertThat(found).as("%s, acknowledged before", thing).containsKey(thing);
			}
			if (times.mustNotBeThere(asked, begun)) {
				assertThat(found).as("%s, deleted before or made later", thing).doesNotContainKey(thing);
			}
		});
		found.keySet().stream().filter((each) -> each.matches("model [ab].*")).limit(PAGE).forEach((each) -> {
			String path = "/models/" + each.substring(6) + "/weights";
			assertThat(service.bytes(path)).as(path).isEqualTo(WEIGHTS);
		});
		found.forEach((thing, each) -> {
			if (thing.startsWith("dataset imported-")) {
				assertThat(
						service.get("/datasets/" + thing.substring(8) + "/pictures?limit=1000").get("total").intValue())
					.as(thing)
					.isEqualTo(IMPORTED);
			}
		});
		return checkRuns(service, runs);
	}

	private int checkRuns(ServiceClient service, List<JsonNode> runs) {
		int resumed = 0;
		for (JsonNode each : runs) {
			JsonNode ended = service.awaitCompleted(each.get("id").intValue());
			assertThat(ended.get("notice").asString("")).matches("|There was no checkpoint to go on from: .*");
			assertThat(service.get("/models/run-" + each.get("id").intValue()).get("digest").stringValue())
				.as("the weights of %s", ended)
				.isEqualTo(this.digest);
			resumed += each.get("endedAt").isNull() ? 1 : 0;
		}
		return resumed;
	}

	@FunctionalInterface
	private interface Work {

		void run(int number);

	}

	/**
	 * The life of a thing, each time in nanoseconds.
	 *
	 * @param asked when it was to be made
	 * @param made when that was acknowledged
	 * @param deleting when it was to be deleted
	 * @param deleted when that was acknowledged
	 */
	private record Thing(long asked, long made, long deleting, long deleted) {

		Thing made(long asked, long made) {
			return new Thing(asked, made, this.deleting, this.deleted);
		}

		Thing deleted(long deleting, long deleted) {
			return new Thing(this.asked, this.made, deleting, deleted);
		}

		boolean mustBeThere(long asked, long begun) {
			return this.made < asked && this.deleting > begun;
		}

		boolean mustNotBeThere(long asked, long begun) {
			return this.asked > begun || this.deleted < asked;
		}

	}

}

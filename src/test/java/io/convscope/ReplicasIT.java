package io.convscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * Replicas behind a proxy, while models and aliases change at the service that publishes
 * and a replica is killed: each answer is, bit for bit, what the weights that it names
 * answer alone, and none fails.
 */
@Tag("ci")
class ReplicasIT {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final int CLIENTS = 4;

	private static final int CHANGES = 8;

	private static final byte[] NOTHING = {};

	private static final String IMAGE = "image/png";

	@TempDir
	private Path folder;

	// what the weights of a digest answer alone
	private final Map<String, String> expected = new ConcurrentHashMap<>();

	private byte[] picture = NOTHING;

	@Test
	void noAnswerIsWrongOrMissing() throws Exception {
		Path nginx = nginx();
		try (JarProcess trainer = JarProcess.start(this.folder.resolve("home"), "--convscope.models.store=" + store());
				JarProcess first = replica(1);
				JarProcess second = replica(2);
				JarProcess third = replica(3)) {
			ServiceClient service = trainer.awaitReady();
			this.picture = service.bytes("/datasets/shapes/samples/test/0");
			List<String> names = service.get("/models").get("models").valueStream().map((each) -> {
				expect(service, each.get("id").stringValue());
				return each.get("id").stringValue();
			}).toList();
			point(service, names.get(0));
			List<ServiceClient> replicas = Stream.of(first, second, third).map(JarProcess::awaitReady).toList();
			for (ServiceClient each : replicas) {
				await().atMost(PATIENCE).until(() -> status(each, "/models/aliases/stable") == 200);
			}
			refusesWhatItHasNot(replicas.get(0));
			try (Proxy proxy = new Proxy(nginx, this.folder, replicas)) {
				load(service, proxy.client(), replicas, second);
			}
		}
	}

	private JarProcess replica(int number) {
		return JarProcess.start(this.folder.resolve("replica-" + number), "--convscope.role=serve",
				"--convscope.models.store=" + store(), "--convscope.models.trainer=https://trainer.example");
	}

	private Path store() {
		return this.folder.resolve("store");
	}

	private static int status(ServiceClient client, String path) {
		return client.send("GET", path, NOTHING).status();
	}

	private static void refusesWhatItHasNot(ServiceClient replica) {
		for (String call : List.of("POST /train", "GET /runs", "DELETE /models/pretrained", "PUT /models/current",
				"GET /datasets", "GET /models/compare", "GET /backup")) {
			String[] parts = call.split(" ");
			ServiceClient.Answer answer = replica.send(parts[0], parts[1], NOTHING);
			assertThat(answer.status()).as(call).isEqualTo(403);
			assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/serving-replica");
			assertThat(answer.json().get("detail").stringValue()).contains(call).contains("at https://trainer.example");
		}
		for (String path : List.of("/", "/models", "/featuremaps/conv1", "/filters/conv1", "/explain", "/v2/models",
				"/ping", "/session", "/openapi.json")) {
			assertThat(status(replica, path)).as(path).isEqualTo(200);
		}
	}

	private void load(ServiceClient service, ServiceClient proxy, List<ServiceClient> replicas, JarProcess victim)
			throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		AtomicInteger answered = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
		List<Future<?>> clients = IntStream.range(0, CLIENTS).<Future<?>>mapToObj((i) -> threads.submit(() -> {
			while (!over.get()) {
				ask(proxy);
				answered.incrementAndGet();
			}
		})).toList();
		List<Long> millis = new ArrayList<>();
		try {
			String before = "pretrained";
			for (int i = 0; i < CHANGES; i++) {
				String name = "model-" + i;
				assertThat(add(service, name, i)).isEqualTo(201);
				expect(service, name);
				point(service, name);
				List<ServiceClient> alive = (i > CHANGES / 2) ? List.of(replicas.get(0), replicas.get(2)) : replicas;
				millis.add(follow(alive, name));
				if (i == CHANGES / 2) {
					victim.kill();
				}
				if (before.startsWith("model-")) {
					assertThat(service.send("DELETE", "/models/" + before, NOTHING).status()).isEqualTo(204);
				}
				before = name;
			}
			over.set(true);
			for (Future<?> each : clients) {
				each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			}
		}
		finally {
			over.set(true);
			threads.shutdownNow();
		}
		System.out.printf("%d answers by three replicas are those of the weights alone; %d switches took %s ms%n",
				answered.get(), CHANGES, millis);
		assertThat(answered.get()).isPositive();
	}

	// all names change at once
	private static long follow(List<ServiceClient> replicas, String name) {
		long begin = System.nanoTime();
		for (ServiceClient each : replicas) {
			await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> {
				JsonNode models = each.get("/models").get("models");
				return models.valueStream()
					.filter((model) -> model.get("current").booleanValue())
					.anyMatch((model) -> model.get("id").stringValue().equals(name));
			});
		}
		return Duration.ofNanos(System.nanoTime() - begin).toMillis();
	}

	private void ask(ServiceClient client) {
		String model = ThreadLocalRandom.current().nextBoolean() ? "&model=stable" : "";
		ServiceClient.Answer answer = predict(client, model);
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(200);
		assertThat(predictions(answer)).isEqualTo(this.expected.get(digest(answer)));
	}

	private ServiceClient.Answer predict(ServiceClient client, String model) {
		return client.send("POST", "/predict?top=10" + model, this.picture, "Content-Type", IMAGE);
	}

	private static String digest(ServiceClient.Answer answer) {
		return answer.json().get("model").get("digest").stringValue();
	}

	private static String predictions(ServiceClient.Answer answer) {
		return answer.json().get("predictions").toString();
	}

	private void expect(ServiceClient service, String model) {
		ServiceClient.Answer answer = predict(service, "&model=" + model);
		assertThat(answer.status()).isEqualTo(200);
		this.expected.put(digest(answer), predictions(answer));
	}

	private static int add(ServiceClient service, String name, long seed) {
		return service
			.send("POST", "/models?dataset=shapes&name=" + name,
					SafetensorsFiles.write(Weights.initial(Architecture.article(10), seed)), "Content-Type",
					"application/octet-stream")
			.status();
	}

	private static void point(ServiceClient service, String model) {
		byte[] body = ("{\"id\":\"" + model + "\"}").getBytes(StandardCharsets.UTF_8);
		for (String path : List.of("/models/aliases/stable", "/models/current")) {
			assertThat(service.send("PUT", path, body, "Content-Type", "application/json").status()).isEqualTo(200);
		}
	}

	@Test
	void aPublisherThatIsKilledLeavesAWholeStore() throws Exception {
		for (int i = 0; i < 2; i++) {
			try (JarProcess trainer = JarProcess.start(this.folder.resolve("home"),
					"--convscope.models.store=" + store())) {
				ServiceClient service = trainer.awaitReady();
				long before = await().atMost(PATIENCE).until(this::objects, (count) -> count >= 2);
				for (int model = 0; model < 2; model++) {
					assertThat(add(service, "model-" + i + "-" + model, 10 * i + model)).isEqualTo(201);
				}
				// right after new weights, with which the index comes
				await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE).until(() -> objects() > before);
				trainer.kill();
			}
			requireWhole();
		}
	}

	private long objects() throws IOException {
		if (!Files.isDirectory(store().resolve("weights"))) {
			return 0;
		}
		try (Stream<Path> files = Files.list(store().resolve("weights"))) {
			return files.filter((file) -> !file.toString().endsWith(".tmp")).count();
		}
	}

	private void requireWhole() throws IOException {
		JsonNode index = new JsonMapper().readTree(Files.readAllBytes(store().resolve("index.json")));
		assertThat(index.get("models").size()).isPositive();
		for (JsonNode each : index.get("models")) {
			String digest = each.get("weights").stringValue();
			assertThat(sha256(store().resolve("weights").resolve(digest + ".safetensors"))).isEqualTo(digest);
		}
	}

	private static String sha256(Path file) throws IOException {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Path nginx() {
		Path nginx = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx")
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst()
			.orElse(Path.of("nginx"));
		assumeThat(nginx).as("nginx, which this test needs").isExecutable();
		return nginx;
	}

	/**
	 * nginx in front of replicas, as docs/replicas.md has it.
	 */
	private static final class Proxy implements AutoCloseable {

		private final Process process;

		private final int port = freePort();

		private Proxy(Path nginx, Path folder, List<ServiceClient> replicas) throws IOException {
			String servers = String.join("\n",
					replicas.stream().map((each) -> "server 127.0.0.1:" + each.port() + ";").toList());
			Path settings = Files.writeString(folder.resolve("nginx.conf"), """
					daemon off;
					pid %1$s/nginx.pid;
					error_log %1$s/nginx.log;
					events {}
					http {
						access_log off;
						client_body_temp_path %1$s/body;
						proxy_temp_path %1$s/proxy;
						fastcgi_temp_path %1$s/fastcgi;
						uwsgi_temp_path %1$s/uwsgi;
						scgi_temp_path %1$s/scgi;
						upstream replicas {
							%2$s
							keepalive 16;
						}
						server {
							listen 127.0.0.1:%3$d;
							client_max_body_size 64m;
							location / {
								proxy_pass http://replicas;
								proxy_http_version 1.1;
								proxy_set_header Connection "";
								proxy_set_header Host $http_host;
								proxy_next_upstream error timeout http_503 non_idempotent;
							}
						}
					}
					""".formatted(folder, servers, this.port));
			this.process = new ProcessBuilder(nginx.toString(), "-p", folder.toString(), "-c", settings.toString())
				.redirectErrorStream(true)
				.redirectOutput(folder.resolve("nginx.out").toFile())
				.start();
			await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("nginx.pid")));
		}

		private static int freePort() {
			try (ServerSocket socket = new ServerSocket(0)) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private ServiceClient client() {
			return new ServiceClient(this.port);
		}

		@Override
		public void close() {
			this.process.descendants().forEach(ProcessHandle::destroy);
			this.process.destroy();
		}

	}

}

package io.convscope;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.image.reading.PictureFiles;
import io.convscope.image.reading.WebpFiles;
import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many clients ask several models about pictures of all formats, while a run trains,
 * models are chosen, deleted, imported and replaced by others of their name, and an alias
 * moves: each answer is, bit for bit, what the model that it names answers to that
 * picture alone, and the service takes no more of the machine at the end than before.
 * <p>
 * {@code -Dload.predictions} says how many, {@code -Dload.minutes} how long at least.
 */
@Tag("ci")
class LoadIT {

	private static final long PREDICTIONS = Long.getLong("load.predictions", 20_000);

	private static final Duration TIME = Duration.ofMinutes(Long.getLong("load.minutes", 0));

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final int CLIENTS = 64;

	private static final int LOOKS = 100;

	// the limits of a container of 2 GiB, as the image's
	private static final List<String> LIMITS = List.of("-Xmx655m", "-Dorg.bytedeco.javacpp.maxbytes=110%",
			"-Dorg.bytedeco.javacpp.maxphysicalbytes=275%");

	private static final String REPLACED = "replaced";

	private static final List<byte[]> WEIGHTS = IntStream.range(0, 2)
		.mapToObj((seed) -> SafetensorsFiles.write(Weights.initial(Architecture.article(10), seed)))
		.toList();

	private static final String ALIAS = "moving";

	private static final List<String> CHOICES = List.of("pretrained", "pretrained-deep");

	private static final List<String> MODELS = List.of("", "&model=pretrained", "&model=pretrained-deep",
			"&model=" + REPLACED, "&model=" + ALIAS);

	private static final byte[] NOTHING = {};

	private final List<Upload> uploads = uploads();

	// by what was asked, the digest of the weights that answered, and the picture's
	// number
	private final Map<String, String> expected = new ConcurrentHashMap<>();

	private final AtomicLong answered = new AtomicLong();

	private final AtomicLong refused = new AtomicLong();

	private volatile boolean failed;

	private final List<Usage> usages = new ArrayList<>();

	@TempDir
	private Path home;

	@Test
	void answersStayThoseOfQuietTimesAndNothingGrows() throws Exception {
		Path java = Path.of(System.getProperty("java.home"));
		try (JarProcess process = JarProcess.start(java, LIMITS, this.home)) {
			ServiceClient service = process.awaitReady();
			choose(service, CHOICES.get(0));
			service.train("{'dataset':'shapes','recipe':'article','epochs':1000}");
			for (int i = 0; i < WEIGHTS.size(); i++) {
				choose(service, CHOICES.get(i));
				service.send("DELETE", "/models/" + REPLACED, NOTHING);
				assertThat(add(service, REPLACED, WEIGHTS.get(i))).isEqualTo(201);
				expect(service);
			}
			load(service);
		}
		int half = this.usages.size() / 2;
		Usage before = Usage.most(this.usages.subList(half / 4, half));
		Usage after = Usage.most(this.usages.subList(half, this.usages.size()));
		System.out.printf("%d predictions are those of quiet times, %d requests were refused; %s, then %s%n",
				this.answered.get(), this.refused.get(), before, after);
		assertThat(this.refused.get()).isLessThan(this.answered.get() / 2);
		assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 16);
		assertThat(after.files()).isLessThanOrEqualTo(before.files() + 32);
		assertThat(after.arrays()).isLessThanOrEqualTo(before.arrays() * 1.2 + 500);
		assertThat(after.bytes()).isLessThanOrEqualTo(before.bytes() * 1.15);
	}

	private void expect(ServiceClient service) {
		for (String model : MODELS) {
			for (Upload upload : this.uploads) {
				ServiceClient.Answer answer = upload.ask(service, model);
				assertThat(answer.status()).isEqualTo(200);
				this.expected.put(key(answer.json(), model, upload), text(answer));
			}
		}
	}

	private void load(ServiceClient service) throws InterruptedException, ExecutionException {
		long end = System.nanoTime() + TIME.toNanos();
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 2);
		List<Future<?>> work = new ArrayList<>();
		work.add(threads.submit(() -> repeat(end, () -> change(service))));
		work.add(threads.submit(() -> repeat(end, () -> look(service, end))));
		for (int i = 0; i < CLIENTS; i++) {
			work.add(threads.submit(() -> repeat(end, () -> predict(service))));
		}
		threads.shutdown();
		for (Future<?> each : work) {
			each.get();
		}
	}

	private void repeat(long end, Runnable step) {
		try {
			while (!isOver(end)) {
				step.run();
			}
		}
		catch (RuntimeException | Error ex) {
			// or else the others would go on until there are enough answers
			this.failed = true;
			throw ex;
		}
	}

	private boolean isOver(long end) {
		return this.failed || this.answered.get() >= PREDICTIONS && System.nanoTime() >= end;
	}

	private void predict(ServiceClient service) {
		Upload upload = any(this.uploads);
		String model = any(MODELS);
		ServiceClient.Answer answer = upload.ask(service, model);
		if (answer.status() == 200) {
			assertThat(text(answer)).isEqualTo(this.expected.get(key(answer.json(), model, upload)));
			this.answered.incrementAndGet();
		}
		else {
			// deleted or replaced while it was asked, or the queue was full
			assertThat(answer.status()).as(text(answer))
				.isIn(model.endsWith(REPLACED) ? List.of(404, 503) : List.of(503));
			this.refused.incrementAndGet();
		}
	}

	private void change(ServiceClient service) {
		choose(service, any(CHOICES));
		assertThat(service.send("DELETE", "/models/" + REPLACED, NOTHING).status()).isEqualTo(204);
		assertThat(add(service, REPLACED, any(WEIGHTS))).isEqualTo(201);
		assertThat(add(service, "guest", any(WEIGHTS))).isEqualTo(201);
		assertThat(service.send("DELETE", "/models/guest", NOTHING).status()).isEqualTo(204);
	}

	// as the current model, and as the one that the alias stands for
	private static void choose(ServiceClient service, String model) {
		byte[] choice = ("{\"id\":\"" + model + "\"}").getBytes(StandardCharsets.UTF_8);
		for (String path : List.of("/models/current", "/models/aliases/" + ALIAS)) {
			assertThat(service.send("PUT", path, choice, "Content-Type", "application/json").status()).isIn(200, 201);
		}
	}

	private static int add(ServiceClient service, String name, byte[] weights) {
		return service
			.send("POST", "/models?dataset=cifar10&name=" + name, weights, "Content-Type", "application/octet-stream")
			.status();
	}

	private void look(ServiceClient service, long end) {
		this.usages.add(Usage.of(Scrape.of(service)));
		long next = this.answered.get() + PREDICTIONS / LOOKS;
		await().atMost(PATIENCE).until(() -> this.answered.get() >= next || isOver(end));
	}

	private static String key(JsonNode answer, String model, Upload upload) {
		return model + " " + answer.get("model").get("digest").stringValue() + " " + upload.number();
	}

	private static String text(ServiceClient.Answer answer) {
		return new String(answer.body(), StandardCharsets.UTF_8);
	}

	private static <T> T any(List<T> list) {
		return list.get(ThreadLocalRandom.current().nextInt(list.size()));
	}

	private static List<Upload> uploads() {
		List<Upload> uploads = new ArrayList<>();
		for (String format : List.of("png", "jpeg", "bmp", "gif")) {
			for (int i = 0; i < 8; i++) {
				int side = 32 << i % 4;
				BufferedImage image = PictureFiles.noise(side, side, uploads.size());
				PictureFiles.fill(image, 0, side / 2, side / 2, side / 2, 0x2040A0 * (i + 1) & 0xFFFFFF);
				uploads.add(new Upload(uploads.size(), format, PictureFiles.encode(image, format)));
			}
		}
		Stream.of(WebpFiles.LOSSY, WebpFiles.LOSSLESS, WebpFiles.ALPHA)
			.forEach((file) -> uploads.add(new Upload(uploads.size(), "webp", Base64.getDecoder().decode(file))));
		return uploads;
	}

	/**
	 * A picture that clients send.
	 *
	 * @param number which one it is
	 * @param format that of its file
	 * @param file its bytes
	 */
	private record Upload(int number, String format, byte[] file) {

		ServiceClient.Answer ask(ServiceClient service, String model) {
			return service.send("POST", "/predict?top=10" + model, this.file, "Content-Type", "image/" + this.format);
		}

	}

	/**
	 * What the service's process takes of the machine.
	 *
	 * @param bytes its memory in RAM
	 * @param arrays outside the heap
	 * @param files that are open
	 * @param threads of Java
	 */
	private record Usage(double bytes, double arrays, double files, double threads) {

		static Usage of(Scrape metrics) {
			return new Usage(metrics.value("convscope_process_memory_bytes"), metrics.value("convscope_native_arrays"),
					metrics.value("process_files_open_files"), metrics.value("jvm_threads_live_threads"));
		}

		static Usage most(List<Usage> usages) {
			return usages.stream()
				.reduce((one, other) -> new Usage(Math.max(one.bytes, other.bytes), Math.max(one.arrays, other.arrays),
						Math.max(one.files, other.files), Math.max(one.threads, other.threads)))
				.orElseThrow();
		}

		@Override
		public String toString() {
			return "%.0f MB, %.0f arrays outside the heap, %.0f files, %.0f threads".formatted(this.bytes / 1e6,
					this.arrays, this.files, this.threads);
		}

	}

}

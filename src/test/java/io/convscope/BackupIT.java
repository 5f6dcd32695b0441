package io.convscope;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Backups at random moments while runs train, data sets are filled, imported and deleted,
 * and models are imported and deleted: each becomes a home folder with all that was
 * acknowledged before it, in which runs go on to the bits that they would have had.
 * {@code -Dbackups=100} makes more of them.
 */
@Tag("ci")
class BackupIT {

	private static final String RUN = "{'dataset':'shapes','epochs':3,'trainLimit':640}";

	// from a backup to the next
	private static final int MOST_THINGS = 20;

	private static final int KILLS = 3;

	private final int count = Integer.getInteger("backups", 8);

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@TempDir
	private Path folder;

	@Test
	void eachBackupHasWhatWasAcknowledgedBefore() throws Exception {
		System.out.println("The moments of the backups are drawn from the seed " + this.seed);
		BusyClients clients = new BusyClients(RUN);
		List<TakenBackup> taken = new ArrayList<>();
		try (JarProcess process = start(this.folder.resolve("home"))) {
			ServiceClient service = process.awaitReady();
			clients.begin(service);
			for (int i = 0; i < this.count; i++) {
				int things = clients.count() + this.random.nextInt(MOST_THINGS);
				await().atMost(Duration.ofMinutes(2))
					.pollInterval(Duration.ofMillis(1))
					.until(() -> clients.count() >= things);
				taken.add(backUp(service, this.folder.resolve(i + ".tar")));
			}
			clients.end();
		}
		int resumed = 0;
		for (TakenBackup each : taken) {
			resumed += check(each, clients);
			Files.delete(each.file());
		}
		System.out.printf("%d backups have all of %d things; %d runs went on from them%n", taken.size(),
				clients.count(), resumed);
		assertThat(resumed).isPositive();
	}

	private int check(TakenBackup backup, BusyClients clients) throws IOException {
		Path home = this.folder.resolve("restored");
		try (JarProcess process = start(home, "--convscope.restore=" + backup.file())) {
			ServiceClient service = process.awaitReady();
			int resumed = clients.check(service, backup.asked(), backup.begun());
			assertThat(home.toFile().list()).doesNotContain("manifest.sha256", ".restored", ".restoring");
			return resumed;
		}
		finally {
			FileSystemUtils.deleteRecursively(home);
		}
	}

	@Test
	void aRestoreThatIsKilledIsGoneOnWithOrBegunAgain() throws Exception {
		Path backup = this.folder.resolve("backup.tar");
		JsonNode model;
		try (JarProcess process = start(this.folder.resolve("home"))) {
			ServiceClient service = process.awaitReady();
			service.awaitCompleted(service.train(RUN));
			model = service.get("/models/run-1");
			// long enough to be killed meanwhile
			for (int i = 0; i < 2000; i++) {
				Files.write(this.folder.resolve("home/runs/1/" + i + ".bin"), new byte[10_000]);
			}
			backUp(service, backup);
		}
		Path home = this.folder.resolve("restored");
		int told = 0;
		for (int kill = 0; kill < KILLS; kill++) {
			try (JarProcess process = start(home, "--convscope.restore=" + backup)) {
				int files = this.random.nextInt(1500);
				await().atMost(Duration.ofMinutes(2))
					.pollInterval(Duration.ofMillis(1))
					.until(() -> !process.isAlive() || home.resolve(".restored").toFile().exists()
							|| Files.exists(home.resolve(".restoring/home/runs/1/" + files + ".bin")));
				process.kill();
			}
			if (Files.exists(home.resolve(".restoring")) && Files.notExists(home.resolve(".restored"))) {
				try (JarProcess process = start(home)) {
					assertThat(process.awaitExit()).isEqualTo(1);
					assertThat(process.output()).containsOnlyOnce("holds a restore that did not end");
					told++;
				}
			}
		}
		assertThat(told).isPositive();
		try (JarProcess process = start(home, "--convscope.restore=" + backup)) {
			ServiceClient service = process.awaitReady();
			assertThat(service.get("/models/run-1")).isEqualTo(model);
			assertThat(home.resolve("runs/1/1999.bin")).exists();
		}
		try (JarProcess process = start(home, "--convscope.restore=" + backup)) {
			assertThat(process.awaitExit()).isEqualTo(1);
			assertThat(process.output()).containsOnlyOnce("convscope.restore needs an empty home folder");
		}
	}

	private TakenBackup backUp(ServiceClient service, Path file) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/backup"))
			.build();
		long asked = System.nanoTime();
		HttpResponse<InputStream> response = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofInputStream());
		long begun = System.nanoTime();
		assertThat(response.statusCode()).isEqualTo(200);
		try (InputStream body = response.body()) {
			Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
		}
		return new TakenBackup(file, asked, begun);
	}

	private static JarProcess start(Path home, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--convscope.training.checkpoint-interval=0s");
		return JarProcess.start(home, all.toArray(String[]::new));
	}

	/**
	 * A backup.
	 *
	 * @param file the archive
	 * @param asked when it was requested, in nanoseconds
	 * @param begun when its answer began
	 */
	private record TakenBackup(Path file, long asked, long begun) {
	}

}

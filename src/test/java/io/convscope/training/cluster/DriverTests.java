package io.convscope.training.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;

import io.convscope.home.ConvscopeHome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Processes that submit are found again, ended, and asked why they have ended; Spark is a
 * script here.
 */
@DisabledOnOs(OS.WINDOWS)
class DriverTests {

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	private ClusterFiles files;

	@BeforeEach
	void createHome() throws IOException {
		this.home = new ConvscopeHome(this.folder.resolve("home"));
		this.files = new ClusterFiles(Files.createDirectories(this.folder.resolve("home/runs/1/cluster")));
	}

	@AfterEach
	void deleteHome() {
		this.files.delete();
		this.home.destroy();
	}

	@Test
	void isToldWhatToTrain() throws IOException {
		Files.createDirectories(this.home.datasets().resolve("desk"));
		submit("echo \"$@\"", "desk").awaitEnd();
		assertThat(this.files.rounds()).content()
			.startsWith("--master spark://there:7077 --executor-memory 2g " + this.folder.resolve("job.jar")
					+ " train --request file://" + this.files.request() + " --output file://" + this.files.output())
			.contains(" --data file://" + this.home.datasets().resolve("desk"));
	}

	@Test
	void isFoundAgainAndEnded() throws IOException {
		Driver submitted = submit("exec sleep 600", "shapes");
		await().until(() -> Driver.of(this.files).isPresent());
		assertThat(Driver.of(this.files)).contains(submitted);
		Driver.of(this.files).orElseThrow().kill();
		assertThat(submitted.isAlive()).isFalse();
		assertThat(Driver.of(this.files)).isEmpty();
	}

	@Test
	void isNotMistakenForAnotherProcessOfItsNumber() throws IOException {
		submit("exec sleep 600", "shapes");
		await().until(() -> Driver.of(this.files).isPresent());
		FileTime written = Files.getLastModifiedTime(this.files.pid());
		for (Duration apart : List.of(Duration.ofHours(-1), Duration.ofHours(1))) {
			Files.setLastModifiedTime(this.files.pid(), FileTime.from(written.toInstant().plus(apart)));
			assertThat(Driver.of(this.files)).isEmpty();
		}
		Files.setLastModifiedTime(this.files.pid(), written);
		assertThat(Driver.of(this.files)).isPresent();
	}

	@Test
	void deletedFilesTakeItAlong() throws IOException {
		Driver submitted = submit("echo words >&2; exec sleep 600", "shapes");
		await().until(() -> Files.exists(this.files.log()) && Files.size(this.files.log()) > 0);
		this.files.delete();
		assertThat(submitted.isAlive()).isFalse();
		assertThat(this.files.folder()).isDirectoryContaining("glob:**/log.txt");
		assertThat(this.files.folder().toFile().list()).containsExactly("log.txt");
	}

	@Test
	void saysWhyItHasEnded() throws IOException {
		String logged = "26/11/30 00:42:08 %s SparkContext: %s\n";
		String stack = "Exception in thread \"main\" java.lang.IllegalStateException: stopped\n\tat a.B.c(B.java:1)\n";
		assertReason("The pictures of desk are needed.\n" + logged.formatted("INFO", "Stopped"),
				"The pictures of desk are needed. Its log is");
		assertReason(logged.formatted("ERROR", "All masters are unresponsive! Giving up.") + stack
				+ logged.formatted("INFO", "Stopped"), "All masters are unresponsive! Giving up. Its log is");
		assertReason(stack.lines().findFirst().orElseThrow() + "\n", "IllegalStateException: stopped. Its log is");
		assertReason("", "it has said nothing. Its log is");
	}

	private void assertReason(String log, String reason) throws IOException {
		Files.writeString(this.files.log(), log);
		assertThat(DriverFailedException.of(this.files)).hasMessageStartingWith("The cluster did not train it: ")
			.hasMessageContaining(reason);
	}

	private Driver submit(String script, String dataset) throws IOException {
		Path submit = Files.createDirectories(this.folder.resolve("spark/bin")).resolve("spark-submit");
		Files.writeString(submit, "#!/bin/sh\n" + script + "\n");
		assertThat(submit.toFile().setExecutable(true)).isTrue();
		Path job = Files.write(this.folder.resolve("job.jar"), new byte[0]);
		return new Cluster(new SparkProperties("spark://there:7077", this.folder.resolve("spark"), job,
				List.of("--executor-memory", "2g")), this.home)
			.submit(dataset, this.files);
	}

}

package io.convscope.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.convscope.home.AppendedFile;
import io.convscope.home.AtomicFile;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.Folder;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a backup has, whatever happens while it is written.
 */
class BackupsTests {

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	private Backups backups;

	@BeforeEach
	void open() {
		this.home = new ConvscopeHome(this.folder);
		this.backups = new Backups(this.home);
	}

	@AfterEach
	void close() {
		this.home.destroy();
	}

	@Test
	void secretsLocksCachesAndTemporaryFilesAreLeftOut() throws IOException {
		write("runs/1/run.json", "run");
		write("models/mine/weights.safetensors", "weights");
		write("models/aliases.json", "aliases");
		write("datasets/desk/pictures/0/a.train.png", "picture");
		write("datasets/cache/dataset.json", "of a data set called cache");
		Folder.create(this.home.runs().resolve("2"));
		for (String left : new String[] { "api-key", "publisher", "tls/self-signed.p12",
				"datasets/desk/cache/pixels.cache", "datasets/.deleted-1/dataset.json", "datasets/upload-1.tmp",
				"runs/1/run.json.tmp", "manifest.sha256" }) {
			write(left, "left out");
		}
		assertThat(backup().keySet()).containsExactlyInAnyOrder("datasets/", "datasets/desk/",
				"datasets/desk/pictures/", "datasets/desk/pictures/0/", "datasets/desk/pictures/0/a.train.png",
				"datasets/cache/", "datasets/cache/dataset.json", "models/", "models/aliases.json", "models/mine/",
				"models/mine/weights.safetensors", "runs/", "runs/1/", "runs/1/run.json", "runs/2/", "version",
				"version.json", "manifest.sha256");
	}

	@Test
	void whatChangesMeanwhileIsThereAsItWas() throws IOException {
		write("runs/1/run.json", "before");
		write("runs/1/metrics.jsonl", "line\n");
		write("datasets/desk/dataset.json", "labels");
		write("datasets/desk/pictures/0/a.train.png", "picture");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		this.backups.write(() -> {
			write("runs/1/run.json", "after");
			write("runs/2/run.json", "new");
			AppendedFile.append(file("runs/1/metrics.jsonl"), "another\n".getBytes(StandardCharsets.UTF_8));
			Folder.move(file("datasets/desk/pictures/0/a.train.png"), file("datasets/desk/pictures/0/a.test.png"));
			Folder.move(file("datasets/desk"), file("datasets/.deleted-1"));
			Folder.delete(file("datasets/.deleted-1"));
			return bytes;
		});
		assertThat(read(bytes.toByteArray())).containsEntry("runs/1/run.json", "before")
			.containsEntry("runs/1/metrics.jsonl", "line\n")
			.containsEntry("datasets/desk/dataset.json", "labels")
			.containsEntry("datasets/desk/pictures/0/a.train.png", "picture")
			.doesNotContainKey("runs/2/run.json");
		assertThat(file("runs/1/metrics.jsonl")).hasContent("line\nanother");
		assertThat(this.folder).isDirectoryNotContaining("glob:**/.backup-*");
	}

	@Test
	void namesOfAnyLengthAndLanguageAreKept() throws IOException {
		String name = "datasets/" + "n".repeat(64) + "/pictures/0/" + "f".repeat(64) + ".train.png";
		write(name, "picture");
		write("models/mine/Notizen zu Größe\\n.txt", "by hand");
		assertThat(backup()).containsEntry(name, "picture")
			.containsEntry("models/mine/Notizen zu Größe\\n.txt", "by hand");
	}

	@Test
	void aFolderThatIsALinkIsFollowed() throws IOException {
		Path elsewhere = Files.createDirectory(this.folder.resolve(".elsewhere"));
		Files.writeString(elsewhere.resolve("model.json"), "model");
		Files.createSymbolicLink(this.home.models().resolve("linked"), elsewhere);
		assertThat(backup()).containsEntry("models/linked/model.json", "model");
	}

	@Test
	void onlyOneIsWrittenAtATime() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		this.backups.write(() -> {
			assertThatExceptionOfType(BackupUnderWayException.class).isThrownBy(this::backup);
			return bytes;
		});
		assertThat(read(bytes.toByteArray())).isNotEmpty();
		assertThat(backup()).isNotEmpty();
	}

	@Test
	void noneOfAPairOfChangesIsThereWithoutTheOther() throws Exception {
		CountDownLatch enough = new CountDownLatch(20);
		CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
			for (int i = 1; enough.getCount() > 0; i++) {
				write("runs/1/first.json", Integer.toString(i));
				write("runs/0/second.json", Integer.toString(i));
			}
		});
		while (enough.getCount() > 0) {
			Map<String, String> files = backup();
			int first = Integer.parseInt(files.getOrDefault("runs/1/first.json", "0"));
			int second = Integer.parseInt(files.getOrDefault("runs/0/second.json", "0"));
			assertThat(first - second).isBetween(0, 1);
			enough.countDown();
		}
		changes.join();
	}

	@Test
	void aFileThatCannotBeReadLeavesAnArchiveWithoutAnEnd() throws IOException {
		write("runs/1/metrics.jsonl", "line\n");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.backups.write(() -> {
			AppendedFile.cut(file("runs/1/metrics.jsonl"), 2);
			return bytes;
		})).withMessageContaining("runs/1/metrics.jsonl");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(bytes.toByteArray()));
		assertThat(this.folder).isDirectoryNotContaining("glob:**/.backup-*");
	}

	@Test
	void aClientThatLeavesLeavesNothingBehind() throws IOException {
		write("models/mine/weights.safetensors", "w".repeat(1 << 20));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.backups.write(() -> new OutputStream() {

			@Override
			public void write(int value) throws IOException {
				throw new IOException("Broken pipe");
			}

		}));
		assertThat(this.folder).isDirectoryNotContaining("glob:**/.backup-*");
		assertThat(backup()).isNotEmpty();
	}

	@Test
	void whatAKillLeftIsDeletedAtTheNextStart() throws IOException {
		Files.createDirectories(file(".backup-1/home/runs"));
		new Backups(this.home);
		assertThat(file(".backup-1")).doesNotExist();
	}

	private Path file(String name) {
		return this.folder.resolve(name);
	}

	private void write(String name, String content) {
		try {
			AtomicFile.write(file(name), content.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private Map<String, String> backup() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		this.backups.write(() -> bytes);
		return read(bytes.toByteArray());
	}

	private static Map<String, String> read(byte[] archive) throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
			for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
				files.put(each.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return files;
	}

}

package io.convscope.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A home folder that is deleted or replaced while a process has it.
 */
class LostHomeTests {

	private static final byte[] CONTENT = "content".getBytes();

	@TempDir
	private Path folder;

	private Path root;

	private ConvscopeHome home;

	@BeforeEach
	void open() {
		this.root = this.folder.resolve("home");
		this.home = new ConvscopeHome(this.root);
	}

	@AfterEach
	void close() throws IOException {
		this.home.destroy();
	}

	@Test
	void nothingIsWrittenToADeletedOne() throws IOException {
		FileSystemUtils.deleteRecursively(this.root);
		assertNothingIsWritten();
		assertThat(this.root).doesNotExist();
		assertNotReady();
	}

	@Test
	void nothingIsWrittenToWhatAnotherProcessMadeInItsPlace() throws IOException {
		Files.move(this.root, this.folder.resolve("moved"));
		Files.createDirectories(this.root.resolve("runs"));
		Files.createFile(this.root.resolve("lock"));
		assertThat(this.home.isUsable()).isFalse();
		assertNothingIsWritten();
		assertThat(this.root.resolve("runs")).isEmptyDirectory();
	}

	@Test
	void oneThatIsBroughtBackIsWrittenTo() throws IOException {
		Files.move(this.root, this.folder.resolve("moved"));
		assertNothingIsWritten();
		Files.move(this.folder.resolve("moved"), this.root);
		AtomicFile.write(this.root.resolve("runs/1/run.json"), CONTENT);
		assertThat(this.root.resolve("runs/1/run.json")).hasBinaryContent(CONTENT);
		assertThat(this.home.isUsable()).isTrue();
	}

	private void assertNothingIsWritten() {
		Path file = this.root.resolve("runs/1/run.json");
		assertThatExceptionOfType(HomeLostException.class).isThrownBy(() -> AtomicFile.write(file, CONTENT));
		assertThatExceptionOfType(HomeLostException.class).isThrownBy(() -> AppendedFile.append(file, CONTENT));
		assertThatExceptionOfType(HomeLostException.class).isThrownBy(() -> Folder.create(file));
		assertThatExceptionOfType(HomeLostException.class).isThrownBy(() -> Folder.delete(this.root.resolve("runs")));
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> DiskFullException.requireFree("A run can't start", this.root, 1))
			.withMessageContaining("was deleted, unmounted or replaced")
			.matches((failure) -> !(failure instanceof DiskFullException));
		assertThat(StorageException.of("Run 1 can't be written", this.root, 1, HomeLostException.of(this.root)))
			.hasMessageContaining("was deleted, unmounted or replaced");
	}

	private void assertNotReady() {
		HomeProperties properties = new HomeProperties(this.root, DataSize.ofBytes(0));
		assertThat(new HomeHealthIndicator(this.home, properties).health()).satisfies((health) -> {
			assertThat(health.getStatus().getCode()).isEqualTo("OUT_OF_SERVICE");
			assertThat(health.getDetails().get("problem")).asString().contains("deleted, unmounted or replaced");
		});
	}

}

package io.convscope.home;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What a failure to write means to a person.
 */
class StorageExceptionTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "No space left on device", "There is not enough space on the disk",
			"/data/runs/1: Disk quota exceeded" })
	void aFullDiskIsToldWithWhatIsNeeded(String said) {
		StorageException exception = StorageException.of("Run 1 can't be written", this.folder, 4096,
				new IOException(said));
		assertThat(exception).isInstanceOf(DiskFullException.class)
			.hasMessageStartingWith("Run 1 can't be written in " + this.folder + ": the disk is full (" + said + ")")
			.hasMessageContaining("It takes 4,096 bytes, and ")
			.hasMessageContaining("Make room");
	}

	@Test
	void tooManyOpenFilesAreNoFullDisk() {
		IOException cause = new FileNotFoundException("/data/runs/1/run.json.tmp (Too many open files)");
		assertThat(StorageException.of("Run 1 can't be written", this.folder, 4096, cause))
			.isNotInstanceOf(DiskFullException.class)
			.hasMessageContaining("reached its limit of open files and connections")
			.hasMessageNotContaining("room");
	}

	@Test
	void whateverElseIsToldAsItIs() {
		IOException cause = new FileSystemException("/data", null, "Read-only file system");
		assertThat(StorageException.of("Run 1 can't be written", this.folder, 4096, cause))
			.isNotInstanceOf(DiskFullException.class)
			.hasMessageContaining("Read-only file system")
			.hasCause(cause);
	}

	@Test
	void roomIsRequiredBeforeWorkBegins() {
		assertThatNoException().isThrownBy(() -> DiskFullException.requireFree("It can't start", this.folder, 1));
		assertThatExceptionOfType(DiskFullException.class)
			.isThrownBy(() -> DiskFullException.requireFree("It can't start", this.folder, Long.MAX_VALUE))
			.withMessageContaining("It takes 9,223,372,036,854,775,807 bytes");
	}

}

package io.convscope.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The home folder, for one process at a time.
 */
class ConvscopeHomeTests {

	@TempDir
	private Path folder;

	@Test
	void makesItsFolders() throws IOException {
		Path root = this.folder.resolve("a").resolve("b");
		ConvscopeHome home = new ConvscopeHome(root);
		try {
			assertThat(home.datasets()).isEqualTo(root.resolve("datasets")).isEmptyDirectory();
			assertThat(home.runs()).isEqualTo(root.resolve("runs")).isEmptyDirectory();
			assertThat(home.models()).isEqualTo(root.resolve("models")).isEmptyDirectory();
			assertThat(home.isUsable()).isTrue();
		}
		finally {
			home.destroy();
		}
	}

	@Test
	void isLockedWhileItIsOpen() throws IOException {
		ConvscopeHome first = new ConvscopeHome(this.folder);
		try {
			assertThatExceptionOfType(HomeUnusableException.class).isThrownBy(() -> new ConvscopeHome(this.folder))
				.withMessageStartingWith("Another Convscope process uses " + this.folder)
				.withMessageContaining("--convscope.home");
			// the refused one must not have taken the lock along
			assertThatExceptionOfType(HomeUnusableException.class).isThrownBy(() -> new ConvscopeHome(this.folder));
		}
		finally {
			first.destroy();
		}
	}

	@Test
	void canBeOpenedAgainWithAllThatIsInIt() throws IOException {
		ConvscopeHome first = new ConvscopeHome(this.folder);
		Path kept = Files.writeString(first.runs().resolve("kept"), "content");
		first.destroy();
		ConvscopeHome second = new ConvscopeHome(this.folder);
		try {
			assertThat(kept).hasContent("content");
		}
		finally {
			second.destroy();
		}
	}

	@Test
	void refusesWhatANewerVersionLeftAndLeavesItAsItIs() throws IOException {
		Files.writeString(this.folder.resolve("version"), "2\n");
		assertThatExceptionOfType(HomeUnusableException.class).isThrownBy(() -> new ConvscopeHome(this.folder))
			.withMessageStartingWith("The home folder " + this.folder + " is from a newer version")
			.withMessageContaining("--convscope.home");
		assertThat(this.folder).isDirectoryContaining((each) -> each.endsWith("version"))
			.isDirectoryNotContaining((each) -> !each.endsWith("version"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "version", "version.json" })
	void aFlippedByteOfItsVersionIsMendedAndTold(String name) throws IOException {
		new ConvscopeHome(this.folder).destroy();
		Path file = this.folder.resolve(name);
		byte[] whole = Files.readAllBytes(file);
		for (int place = 0; place < whole.length; place++) {
			byte[] damaged = whole.clone();
			damaged[place] ^= 2; // a digit is another digit then
			Files.write(file, damaged);
			ConvscopeHome home = new ConvscopeHome(this.folder);
			home.destroy();
			assertThat(this.folder.resolve("version")).content().isEqualToIgnoringWhitespace("1");
			if (home.notice() == null) {
				// white space may be other white space
				assertThat(new String(damaged).strip()).isEqualTo(new String(whole).strip());
			}
			else {
				assertThat(home.notice()).startsWith("The file " + file + " was damaged");
			}
		}
	}

	@Test
	void whatAKillLeftHalfWrittenIsCleared() throws IOException {
		Files.writeString(this.folder.resolve("version.tmp"), "1");
		new ConvscopeHome(this.folder).destroy();
		assertThat(this.folder.resolve("version.tmp")).doesNotExist();
	}

	@Test
	void refusesAPathUnderAFile() throws IOException {
		Path file = Files.createFile(this.folder.resolve("file"));
		assertThatRefuses(file.resolve("home"));
		assertThatRefuses(file);
	}

	@Test
	void refusesALockThatCannotBeOpened() throws IOException {
		Files.createDirectory(this.folder.resolve("lock"));
		assertThatRefuses(this.folder);
	}

	private static void assertThatRefuses(Path root) {
		assertThatExceptionOfType(HomeUnusableException.class).isThrownBy(() -> new ConvscopeHome(root))
			.withMessageStartingWith("Convscope can't write to its home folder " + root + " (")
			.withMessageContaining("--convscope.home");
	}

	@Test
	void isUnusableOnceItIsGone() throws IOException {
		ConvscopeHome home = new ConvscopeHome(this.folder.resolve("home"));
		home.destroy();
		for (String each : new String[] { "datasets", "runs", "models", "lock", "version", "version.json", "" }) {
			Files.delete(this.folder.resolve("home").resolve(each));
		}
		assertThat(home.isUsable()).isFalse();
	}

}

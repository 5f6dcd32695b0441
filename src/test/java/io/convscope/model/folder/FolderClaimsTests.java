package io.convscope.model.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Which models came from the folder is known after a restart, or not at all: never wrong.
 */
class FolderClaimsTests {

	@TempDir
	private Path folder;

	@Test
	void aRestartKnowsThemAll() throws IOException {
		FolderClaims claims = open();
		assertThat(claims.names()).isEmpty();
		claims.set("cat", "1/2/3");
		claims.set("dog", "");
		claims.set("cat", "4/5/6");
		claims.set("gone", "7/8/9");
		claims.remove("gone");
		FolderClaims after = open();
		assertThat(after.names()).containsExactlyInAnyOrder("cat", "dog");
		assertThat(after.stampOf("cat")).isEqualTo("4/5/6");
		assertThat(after.stampOf("dog")).isEmpty();
		assertThat(after.stampOf("gone")).isNull();
	}

	@Test
	void whatIsDamagedIsNotTrusted() throws IOException {
		open().set("cat", "1/2/3");
		byte[] whole = Files.readAllBytes(file());
		for (int at = 0; at < whole.length; at++) {
			byte[] damaged = whole.clone();
			damaged[at] ^= 1;
			Files.write(file(), damaged);
			assertThatIOException().as("byte %d", at).isThrownBy(this::open);
		}
	}

	@Test
	void theNamesAreThoseOfOneMoment() throws IOException {
		FolderClaims claims = open();
		claims.set("cat", "1/2/3");
		claims.set("dog", "1/2/3");
		for (String name : claims.names()) {
			claims.remove(name);
		}
		assertThat(open().names()).isEmpty();
	}

	private FolderClaims open() throws IOException {
		return new FolderClaims(file(), JsonMapper.builder().build());
	}

	private Path file() {
		return this.folder.resolve("folder-models.json");
	}

}

package io.convscope.model.publication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What each kind of store keeps to.
 */
abstract class StoreTests {

	private static final byte[] ONE = "{\"n\":1}".getBytes();

	private static final byte[] TWO = "{\"n\":2}".getBytes();

	private static final String NAME = "weights/ab.safetensors";

	/**
	 * Opens a new store.
	 */
	abstract ObjectStore open() throws IOException;

	@Test
	void anIndexIsReadOnlyIfItHasChanged() throws IOException {
		try (ObjectStore store = open()) {
			assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> store.index(null))
				.withMessageContaining("index.json");
			String first = store.replaceIndex(ONE, null);
			assertThat(store.index(null).orElseThrow().content()).isEqualTo(ONE);
			assertThat(store.index(null).orElseThrow().tag()).isEqualTo(first);
			assertThat(store.index(first)).isEmpty();
			String second = store.replaceIndex(TWO, first);
			assertThat(store.index(first).orElseThrow().tag()).isEqualTo(second);
			assertThat(store.index(second)).isEmpty();
		}
	}

	@Test
	void twoWritersDoNotOverwriteEachOther() throws IOException {
		try (ObjectStore store = open()) {
			String first = store.replaceIndex(ONE, null);
			assertThatExceptionOfType(IndexChangedException.class).isThrownBy(() -> store.replaceIndex(TWO, null));
			String second = store.replaceIndex(TWO, first);
			assertThatExceptionOfType(IndexChangedException.class).isThrownBy(() -> store.replaceIndex(ONE, first));
			assertThat(store.index(null).orElseThrow().tag()).isEqualTo(second);
		}
	}

	@Test
	void weightsComeAndGo() throws IOException {
		try (ObjectStore store = open()) {
			assertThat(store.list()).isEmpty();
			store.put(NAME, new ByteArrayInputStream(TWO), TWO.length);
			assertThat(store.list()).containsExactly(NAME);
			ByteArrayOutputStream found = new ByteArrayOutputStream();
			store.fetch(NAME, found);
			assertThat(found.toByteArray()).isEqualTo(TWO);
			store.delete(NAME);
			store.delete(NAME);
			assertThat(store.list()).isEmpty();
			assertThatIOException().isThrownBy(() -> store.fetch(NAME, found)).isInstanceOf(NoSuchFileException.class);
		}
	}

}

package io.convscope.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A file that is there whole or not at all.
 */
class AtomicFileTests {

	@TempDir
	private Path folder;

	@Test
	void replacesTheWholeContent() throws IOException {
		Path file = this.folder.resolve("file");
		AtomicFile.write(file, "a long content".getBytes());
		AtomicFile.write(file, "short".getBytes());
		assertThat(file).hasContent("short");
		assertThat(filesIn(this.folder)).containsExactly(file);
	}

	@Test
	void makesTheFolder() throws IOException {
		Path file = this.folder.resolve("a").resolve("b").resolve("file");
		AtomicFile.write(file, "content".getBytes());
		assertThat(file).hasContent("content");
	}

	@Test
	void aWriterThatFailsLeavesTheOldContentAndNothingElse() throws IOException {
		Path file = this.folder.resolve("file");
		AtomicFile.write(file, "old".getBytes());
		IOException failure = new IOException("no more");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> AtomicFile.write(file, (out) -> {
			out.write("half of the ne".getBytes());
			throw failure;
		})).isSameAs(failure);
		assertThat(file).hasContent("old");
		assertThat(filesIn(this.folder)).containsExactly(file);
	}

	@Test
	void aWriterThatFailsMakesNoFile() throws IOException {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> AtomicFile.write(this.folder.resolve("file"), (out) -> {
				throw new IllegalStateException();
			}));
		assertThat(filesIn(this.folder)).isEmpty();
	}

	@Test
	void whatAKilledProcessLeftIsNoHindrance() throws IOException {
		Path file = this.folder.resolve("file");
		Files.writeString(this.folder.resolve("file.tmp"), "half of something much longer");
		AtomicFile.write(file, "content".getBytes());
		assertThat(file).hasContent("content");
		assertThat(filesIn(this.folder)).containsExactly(file);
	}

	@Test
	void readersSeeAWholeContent() throws Exception {
		Path file = this.folder.resolve("file");
		AtomicFile.write(file, content(0));
		AtomicBoolean done = new AtomicBoolean();
		ExecutorService readers = Executors.newFixedThreadPool(2);
		try {
			List<Future<Integer>> reads = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				reads.add(readers.submit(() -> readWhole(file, done)));
			}
			for (int i = 1; i <= 50; i++) {
				AtomicFile.write(file, content(i));
			}
			done.set(true);
			for (Future<Integer> read : reads) {
				assertThat(read.get()).isPositive();
			}
		}
		finally {
			readers.shutdownNow();
		}
	}

	private static int readWhole(Path file, AtomicBoolean done) throws IOException {
		int reads = 0;
		do {
			byte[] seen = Files.readAllBytes(file);
			assertThat(seen).isNotEmpty().isEqualTo(content(seen[0]));
			reads++;
		}
		while (!done.get());
		return reads;
	}

	// of many blocks, so that it can't be written at one stroke
	private static byte[] content(int value) {
		byte[] content = new byte[200_000 + 1_000 * value];
		Arrays.fill(content, (byte) value);
		return content;
	}

	private static List<Path> filesIn(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

}

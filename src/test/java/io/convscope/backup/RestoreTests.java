package io.convscope.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.convscope.home.AtomicFile;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.HomeUnusableException;
import io.convscope.settings.InvalidSettingException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A backup becomes a home folder completely or not at all, and a hostile one nothing.
 */
class RestoreTests {

	@TempDir
	private Path folder;

	private Path backup;

	private Path home;

	@BeforeEach
	void backUp() throws IOException {
		this.home = this.folder.resolve("home");
		this.backup = this.folder.resolve("backup.tar");
		Path original = this.folder.resolve("original");
		ConvscopeHome used = new ConvscopeHome(original);
		AtomicFile.write(used.runs().resolve("1/run.json"), bytes("run"));
		AtomicFile.write(used.models().resolve("mine/weights.safetensors"), new byte[300_000]);
		AtomicFile.write(used.datasets().resolve("desk/pictures/0/a\\b.train.png"), bytes("picture"));
		Files.createDirectory(used.runs().resolve("2"));
		AtomicFile.write(used.apiKey(), bytes("secret"));
		try (OutputStream out = Files.newOutputStream(this.backup)) {
			new Backups(used).write(() -> out);
		}
		used.destroy();
	}

	@Test
	void anEmptyHomeGetsAllOfTheBackup() throws IOException {
		restore(this.backup).destroy();
		TreeMap<String, byte[]> expected = files(this.folder.resolve("original"));
		expected.remove("api-key");
		assertThat(files(this.home)).usingRecursiveComparison().isEqualTo(expected);
		assertThat(this.home.resolve("runs/2")).isDirectory();
		assertThat(this.home).isDirectoryNotContaining("glob:**/.rest*");
	}

	@Test
	void itMayBeCompressed() throws IOException {
		restore(compressed(Files.readAllBytes(this.backup))).destroy();
		TreeMap<String, byte[]> expected = files(this.folder.resolve("original"));
		expected.remove("api-key");
		assertThat(files(this.home)).usingRecursiveComparison().isEqualTo(expected);
	}

	@Test
	void aCompressedOneThatIsCutOrDamagedIsRefused() throws IOException {
		Path file = compressed(Files.readAllBytes(this.backup));
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, whole.length / 2));
		assertThatIsRefused(file).withMessageContaining("it ends too early");
		Files.write(file, new byte[] { 0x1F, (byte) 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 });
		assertThatIsRefused(file).withMessageContaining("is as empty as it was");
		assertThatIsRefused(compressed(bytes("no tar archive"))).withMessageContaining("is as empty as it was");
		assertThat(files(this.home).keySet()).containsExactly("lock");
	}

	private Path compressed(byte[] content) throws IOException {
		Path file = this.folder.resolve("backup.tar.gz");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			out.write(content);
		}
		return file;
	}

	@Test
	void aHomeThatWasStartedButNotUsedIsEmpty() throws IOException {
		new ConvscopeHome(this.home).destroy();
		AtomicFile.write(this.home.resolve("api-key"), bytes("new"));
		restore(this.backup).destroy();
		assertThat(this.home.resolve("runs/1/run.json")).hasContent("run");
		assertThat(this.home.resolve("api-key")).hasContent("new");
	}

	@Test
	void aHomeInUseIsLeftAlone() throws IOException {
		AtomicFile.write(this.home.resolve("runs/7/run.json"), bytes("mine"));
		assertThatIsRefused(this.backup)
			.withMessageContaining("needs an empty home folder, and " + this.home + " has runs/7/run.json");
		assertThat(files(this.home).keySet()).containsExactly("lock", "runs/7/run.json");
	}

	@Test
	void aFileThatIsNotThereIsNamed() {
		assertThatIsRefused(this.folder.resolve("no.tar"))
			.withMessageContaining("no.tar is not a file that can be read");
	}

	@Test
	void aBackupThatEndsTooEarlyIsRefusedAtAnyLength() throws IOException {
		byte[] whole = Files.readAllBytes(this.backup);
		long needed = whole.length;
		// the last blocks are zeros that fill up the last record
		while (whole[(int) needed - 1] == 0) {
			needed--;
		}
		for (long length = needed - 1; length > 0; length -= 30_011) {
			Files.write(this.backup, Arrays.copyOf(whole, (int) length));
			assertThatIsRefused(this.backup).withMessageContaining("is as empty as it was");
			assertThat(files(this.home).keySet()).containsExactly("lock");
		}
	}

	@Test
	void aChangedBitIsFound() throws IOException {
		byte[] whole = Files.readAllBytes(this.backup);
		Random random = new Random(1);
		TreeMap<String, byte[]> original = null;
		for (int i = 0; i < 40; i++) {
			byte[] damaged = whole.clone();
			damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
			Files.write(this.backup, damaged);
			try {
				restore(this.backup).destroy();
				// in the padding between files, or a time
				original = (original != null) ? original : files(this.home);
				assertThat(files(this.home)).usingRecursiveComparison().isEqualTo(original);
				delete(this.home);
			}
			catch (InvalidSettingException ex) {
				assertThat(files(this.home).keySet()).containsExactly("lock");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "../evil", "runs/../../evil", "/tmp/convscope-evil", "runs/./1", "lock", "api-key",
			"tls/self-signed.p12", ".restored/x", "runs/.hidden/x", "datasets/desk/cache/pixels.cache", "runs/x.tmp",
			"..", "" })
	void namesThatNoBackupHasAreRefused(String name) throws IOException {
		writeTar((tar) -> put(tar, entry(name, TarConstants.LF_NORMAL), bytes("x")));
		assertThatIsRefused(this.backup).withMessageContaining("which no backup has");
		assertThat(this.folder.resolve("evil")).doesNotExist();
		assertThat(files(this.home).keySet()).containsExactly("lock");
	}

	@ParameterizedTest
	@CsvSource({ "1", "2", "3", "4", "6" })
	void linksAndDevicesAreRefused(char type) throws IOException {
		writeTar((tar) -> {
			TarArchiveEntry link = entry("runs", (byte) type);
			link.setLinkName("/etc");
			put(tar, link, new byte[0]);
		});
		assertThatIsRefused(this.backup).withMessageContaining("which no backup has");
	}

	@Test
	void aFileThatIsThereTwiceIsRefused() throws IOException {
		writeTar((tar) -> {
			put(tar, entry("version", TarConstants.LF_NORMAL), bytes("1"));
			put(tar, entry("version", TarConstants.LF_NORMAL), bytes("2"));
		});
		assertThatIsRefused(this.backup).withMessageContaining("it has version twice");
	}

	@Test
	void aSizeThatTheArchiveDoesNotHaveTakesNoSpace() throws IOException {
		writeTar((tar) -> {
			TarArchiveEntry huge = entry("version", TarConstants.LF_NORMAL);
			tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
			huge.setSize(1L << 50);
			tar.putArchiveEntry(huge);
			tar.write(bytes("x"));
		});
		assertThatIsRefused(this.backup);
		assertThat(files(this.home).keySet()).containsExactly("lock");
	}

	@Test
	void anythingElseIsNoBackup() throws IOException {
		for (byte[] other : new byte[][] { {}, bytes("text"), new byte[10_240], new byte[] { 'P', 'K', 3, 4, 0, 0 } }) {
			Files.write(this.backup, other);
			assertThatIsRefused(this.backup).withMessageContaining("is as empty as it was");
		}
	}

	@Test
	void aKillWhileItIsUnpackedLeavesAHomeThatSaysSo() throws IOException {
		Files.createDirectories(this.home.resolve(".restoring/home/runs/9"));
		assertThatIsRefused(null).withMessageContaining(this.home + " holds a restore that did not end;"
				+ " start again with --convscope.restore=BACKUP, or delete the folder");
		restore(this.backup).destroy();
		assertThat(this.home.resolve("runs/1/run.json")).hasContent("run");
		assertThat(this.home.resolve("runs/9")).doesNotExist();
	}

	@Test
	void aKillWhileItIsMovedUpIsGoneOnWith() throws IOException {
		for (int moved = 0; moved <= 5; moved++) {
			restore(this.backup).destroy();
			TreeMap<String, byte[]> expected = files(this.home);
			Path unpacked = Files.createDirectory(this.home.resolve(".restored"));
			Files.createDirectories(this.home.resolve(".restoring"));
			for (String each : Stream.of("datasets", "models", "runs", "version", "version.json")
				.skip(moved)
				.toList()) {
				Files.move(this.home.resolve(each), unpacked.resolve(each));
			}
			restore((moved % 2 == 0) ? null : this.backup).destroy();
			assertThat(files(this.home)).usingRecursiveComparison().isEqualTo(expected);
			assertThat(this.home).isDirectoryNotContaining("glob:**/.rest*");
			delete(this.home);
		}
	}

	@Test
	void aBackupOfANewerVersionSaysSo() throws IOException {
		writeTar((tar) -> put(tar, entry("version", TarConstants.LF_NORMAL), bytes("2\n")));
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(this.backup))) {
			put(tar, entry("version", TarConstants.LF_NORMAL), bytes("2\n"));
			put(tar, entry(Manifest.NAME, TarConstants.LF_NORMAL), bytes("# Convscope backup, form 1\n"
					+ "53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3  version\n"));
		}
		assertThatExceptionOfType(HomeUnusableException.class).isThrownBy(() -> restore(this.backup))
			.withMessageContaining("is from a newer version of Convscope");
	}

	private ConvscopeHome restore(@Nullable Path archive) {
		return new ConvscopeHome(this.home, new Restore(new RestoreProperties(archive)));
	}

	private ThrowableAssertAlternative<InvalidSettingException> assertThatIsRefused(@Nullable Path archive) {
		return assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> restore(archive));
	}

	private void writeTar(Content content) throws IOException {
		OutputStream out = Files.newOutputStream(this.backup);
		try (out) {
			TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
			content.writeTo(tar);
			tar.flush();
			out.write(new byte[1024]);
		}
	}

	private static TarArchiveEntry entry(String name, byte type) {
		return new TarArchiveEntry(name, type, true);
	}

	private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
		entry.setSize(content.length);
		tar.putArchiveEntry(entry);
		tar.write(content);
		tar.closeArchiveEntry();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static TreeMap<String, byte[]> files(Path folder) throws IOException {
		TreeMap<String, byte[]> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path each : all.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(each).toString(), Files.readAllBytes(each));
			}
		}
		return files;
	}

	private static void delete(Path folder) throws IOException {
		FileSystemUtils.deleteRecursively(folder);
	}

	/**
	 * The content of an archive.
	 */
	@FunctionalInterface
	private interface Content {

		void writeTo(TarArchiveOutputStream tar) throws IOException;

	}

}

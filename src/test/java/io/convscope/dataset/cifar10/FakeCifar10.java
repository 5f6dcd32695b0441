package io.convscope.dataset.cifar10;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.home.Sha256;
import io.convscope.image.Picture;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stand-in for CIFAR-10 with two random pictures a file.
 */
public class FakeCifar10 {

	static final String FOLDER = "cifar-10-batches-bin/";

	/** The files' contents by name; a test may change them after the sums were taken. */
	public final Map<String, byte[]> contents = new LinkedHashMap<>();

	final Cifar10Files files;

	public FakeCifar10() {
		this.contents.put("batches.meta.txt", "names\n".getBytes(StandardCharsets.US_ASCII));
		Stream.concat(names(), Stream.of("test_batch.bin")).forEach((name) -> this.contents.put(name, records(name)));
		this.files = new Cifar10Files(names().map(this::expected).toList(), expected("test_batch.bin"),
				expected("batches.meta.txt"));
	}

	private static Stream<String> names() {
		return IntStream.rangeClosed(1, 5).mapToObj((i) -> "data_batch_" + i + ".bin");
	}

	private static byte[] records(String name) {
		byte[] bytes = new byte[2 * ExpectedFile.RECORD];
		new Random(name.hashCode()).nextBytes(bytes);
		bytes[0] = 3;
		bytes[ExpectedFile.RECORD] = 9;
		return bytes;
	}

	private ExpectedFile expected(String name) {
		byte[] content = this.contents.get(name);
		MessageDigest digest = Sha256.newDigest();
		digest.update(content);
		String sum = HexFormat.of().formatHex(digest.digest());
		return new ExpectedFile(name, content.length, sum);
	}

	/** Packs the contents as the official archive is. */
	public byte[] archive() {
		return archive(List.of());
	}

	/** Packs the contents, after entries that nobody asked for. */
	public byte[] archive(List<TarArchiveEntry> before) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
			tar.putArchiveEntry(new TarArchiveEntry(FOLDER));
			tar.closeArchiveEntry();
			for (TarArchiveEntry entry : before) {
				put(tar, entry, "trap".getBytes(StandardCharsets.US_ASCII));
			}
			for (Map.Entry<String, byte[]> file : this.contents.entrySet()) {
				put(tar, new TarArchiveEntry(FOLDER + file.getKey()), file.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
		byte[] written = entry.isSymbolicLink() ? new byte[0] : content;
		entry.setSize(written.length);
		tar.putArchiveEntry(entry);
		tar.write(written);
		tar.closeArchiveEntry();
	}

	/** Puts the files into a folder, as if they had been unpacked by hand. */
	void placeIn(Path folder) throws IOException {
		Files.createDirectories(folder);
		for (Map.Entry<String, byte[]> file : this.contents.entrySet()) {
			Files.write(folder.resolve(file.getKey()), file.getValue());
		}
	}

	/**
	 * Makes the data set of these files, to be had from a source, in a folder of data
	 * sets.
	 */
	public Cifar10 from(String source, Path datasets) {
		return from(source, datasets, Duration.ofSeconds(60));
	}

	public Cifar10 from(String source, Path datasets, Duration readTimeout) {
		return new Cifar10(datasets, new Cifar10Properties(source, Duration.ofSeconds(5), readTimeout), this.files);
	}

	void assertIsIn(Dataset dataset) {
		assertThat(dataset.name()).isEqualTo("cifar10");
		assertThat(dataset.labels()).hasSize(10).startsWith("airplane").endsWith("truck");
		assertThat(dataset.train().size()).isEqualTo(10);
		assertThat(dataset.test().size()).isEqualTo(2);
		for (int i = 0; i < 10; i++) {
			byte[] file = this.contents.get("data_batch_" + (i / 2 + 1) + ".bin");
			int record = i % 2 * ExpectedFile.RECORD;
			assertThat(dataset.train().label(i)).isEqualTo(file[record]);
			assertThat(dataset.train().picture(i)).isEqualTo(Picture.ofPlanes(CIFAR10, file, record + 1));
		}
		assertThat(dataset.test().label(1)).isEqualTo(9);
	}

	void assertIsAllThatIsIn(Path datasets) throws IOException {
		assertThat(names(datasets)).containsExactly("cifar10");
		assertThat(names(datasets.resolve("cifar10"))).containsExactlyInAnyOrderElementsOf(this.contents.keySet());
	}

	static List<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}

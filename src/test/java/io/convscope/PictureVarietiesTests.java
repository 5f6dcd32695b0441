package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.image.Picture;
import io.convscope.image.reading.PictureReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Each variety of each format is seen the same by the service and by the Python programs
 * that it hands out, which decode by Pillow.
 */
@Tag("ci")
@EnabledIfEnvironmentVariable(named = Python.VARIABLE, matches = ".+",
		disabledReason = Python.VARIABLE + " names no Python")
class PictureVarietiesTests {

	private static final int TOLERANCE = 3;

	private static final Path MAKER = Path.of("src", "test", "resources", "picture_varieties.py");

	private static final Path PROGRAM = Path.of("src", "main", "resources", "snippets", "picture.py");

	private final PictureReader reader = new PictureReader(10 << 20, 50_000_000, 2);

	@TempDir
	Path folder;

	@Test
	void theServiceSeesWhatTheProgramSees() throws IOException, InterruptedException {
		assumeTrue(Python.has("PIL, numpy"), () -> "The Python that " + Python.VARIABLE + " names has no pillow");
		Python.run(this.folder, MAKER.toAbsolutePath(), this.folder.toString(), PROGRAM.toAbsolutePath().toString());
		try (Stream<Path> files = Files.list(this.folder)) {
			List<String> names = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".pixels"))
				.map((name) -> name.substring(0, name.length() - ".pixels".length()))
				.sorted()
				.toList();
			assertThat(names).hasSizeGreaterThan(200).allSatisfy(this::isSeenTheSame);
		}
	}

	private void isSeenTheSame(String name) throws IOException {
		byte[] expected = Files.readAllBytes(this.folder.resolve(name + ".pixels"));
		Picture picture = this.reader.read(Files.readAllBytes(this.folder.resolve(name)), CIFAR10);
		int furthest = 0;
		for (int i = 0; i < CIFAR10.values(); i++) {
			int value = picture.value(i % 3, i / 3 / CIFAR10.side(), i / 3 % CIFAR10.side());
			furthest = Math.max(furthest, Math.abs(value - (expected[i] & 0xFF)));
		}
		assertThat(furthest).as(name).isLessThanOrEqualTo(TOLERANCE);
	}

}

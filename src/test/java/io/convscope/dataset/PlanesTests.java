package io.convscope.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.convscope.image.PictureSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PlanesTests {

	private static final PictureSize SIZE = new PictureSize(1, 2);

	@TempDir
	private Path folder;

	@Test
	void opensTheWholeRecordsOfSeveralFiles() throws IOException {
		Planes planes = Planes.open(SIZE,
				List.of(file("a", 9, 1, 2, 3, 4, 9, 5, 6, 7, 8), file("b", 9, 11, 12, 13, 14, 9, 1)), 1);
		assertThat(planes.count()).isEqualTo(3);
		assertThat(planes.bytes(1)).containsExactly(5, 6, 7, 8);
		assertThat(planes.bytes(2)).containsExactly(11, 12, 13, 14);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> planes.bytes(3));
	}

	@Test
	void selectsPictures() throws IOException {
		Planes planes = Planes.open(SIZE, List.of(file("a", 1, 2, 3, 4, 5, 6, 7, 8)), 0).select(new int[] { 1, 0, 1 });
		assertThat(planes.count()).isEqualTo(3);
		assertThat(planes.bytes(0)).containsExactly(5, 6, 7, 8);
		assertThat(planes.bytes(1)).containsExactly(1, 2, 3, 4);
	}

	@Test
	void samplesOfFilesEqualThoseOfArrays() throws IOException {
		Samples inFile = new Samples(SIZE, Planes.open(SIZE, List.of(file("a", 1, 2, 3, 4, 5, 6, 7, 8)), 0),
				new short[] { 0, 300 }, null);
		Samples inMemory = new Samples(SIZE, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, new byte[] { 0, (byte) 300 });
		assertThat(inFile.digest()).isEqualTo(inMemory.digest());
		assertThat(inFile.picture(1)).isEqualTo(inMemory.picture(1));
		assertThat(inFile.label(1)).isEqualTo(300);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Samples(SIZE, Planes.of(SIZE, new byte[4]), new short[2], new byte[0]));
	}

	@Test
	void aFileThatBecameShorterIsToldByItsName() throws IOException {
		Path file = file("a", 1, 2, 3, 4, 5, 6, 7, 8);
		Planes planes = Planes.open(SIZE, List.of(file), 0);
		file("a", 1, 2, 3, 4, 5);
		assertThat(planes.bytes(0)).containsExactly(1, 2, 3, 4);
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> planes.bytes(1))
			.withMessage("The pictures in " + file + " can't be read")
			.havingCause()
			.withMessage("it has become shorter");
	}

	@Test
	void aThreadThatIsInterruptedDoesNotKeepOthersFromReading() throws IOException {
		Planes planes = Planes.open(SIZE, List.of(file("a", 1, 2, 3, 4)), 0);
		Thread.currentThread().interrupt();
		assertThat(planes.bytes(0)).containsExactly(1, 2, 3, 4);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(planes.bytes(0)).containsExactly(1, 2, 3, 4);
	}

	private Path file(String name, int... bytes) throws IOException {
		byte[] content = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			content[i] = (byte) bytes[i];
		}
		return Files.write(this.folder.resolve(name), content);
	}

}

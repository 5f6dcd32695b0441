package io.convscope.dataset;

import java.io.IOException;
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
	void mapsTheWholeRecordsOfSeveralFiles() throws IOException {
		Planes planes = Planes.map(SIZE,
				List.of(file("a", 9, 1, 2, 3, 4, 9, 5, 6, 7, 8), file("b", 9, 11, 12, 13, 14, 9, 1)), 1);
		assertThat(planes.count()).isEqualTo(3);
		assertThat(planes.bytes(1)).containsExactly(5, 6, 7, 8);
		assertThat(planes.bytes(2)).containsExactly(11, 12, 13, 14);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> planes.bytes(3));
	}

	@Test
	void selectsPictures() throws IOException {
		Planes planes = Planes.map(SIZE, List.of(file("a", 1, 2, 3, 4, 5, 6, 7, 8)), 0).select(new int[] { 1, 0, 1 });
		assertThat(planes.count()).isEqualTo(3);
		assertThat(planes.bytes(0)).containsExactly(5, 6, 7, 8);
		assertThat(planes.bytes(1)).containsExactly(1, 2, 3, 4);
	}

	@Test
	void samplesOfFilesEqualThoseOfArrays() throws IOException {
		Samples mapped = new Samples(SIZE, Planes.map(SIZE, List.of(file("a", 1, 2, 3, 4, 5, 6, 7, 8)), 0),
				new short[] { 0, 300 }, null);
		Samples inMemory = new Samples(SIZE, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, new byte[] { 0, (byte) 300 });
		assertThat(mapped.digest()).isEqualTo(inMemory.digest());
		assertThat(mapped.picture(1)).isEqualTo(inMemory.picture(1));
		assertThat(mapped.label(1)).isEqualTo(300);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Samples(SIZE, Planes.of(SIZE, new byte[4]), new short[2], new byte[0]));
	}

	private Path file(String name, int... bytes) throws IOException {
		byte[] content = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			content[i] = (byte) bytes[i];
		}
		return Files.write(this.folder.resolve(name), content);
	}

}

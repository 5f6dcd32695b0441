package io.convscope.model.safetensors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.convscope.model.store.EpochFiles;
import io.convscope.model.store.NotKeptException;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Kept epochs notice when a byte of theirs has changed.
 */
class SealedTensorsTests {

	private static final List<Tensor> TENSORS = List
		.of(new Tensor("probabilities", new int[] { 2, 3 }, new float[] { 0.5f, 0.25f, 0.25f, 0, 1, 0 }));

	@TempDir
	private Path folder;

	@Test
	void everyFlippedBitIsNoticed() throws IOException {
		byte[] file = SealedTensors.write(TENSORS);
		assertThatNoException().isThrownBy(() -> SealedTensors.requireWhole(file));
		for (int bit = 0; bit < 8 * file.length; bit++) {
			byte[] flipped = file.clone();
			flipped[bit / 8] ^= (byte) (1 << bit % 8);
			assertThatIOException().as("bit %s", bit).isThrownBy(() -> SealedTensors.requireWhole(flipped));
		}
		for (int length = 0; length < file.length; length++) {
			byte[] cut = Arrays.copyOf(file, length);
			assertThatIOException().as("length %s", length).isThrownBy(() -> {
				SealedTensors.requireWhole(cut);
				Safetensors.read(cut);
			});
		}
	}

	@Test
	void aFileIsOneThatOthersRead() throws IOException {
		byte[] file = SealedTensors.write(TENSORS);
		assertThat(Safetensors.read(file)).usingRecursiveComparison().isEqualTo(TENSORS);
		assertThat(SafetensorsHeader.read(new ByteArrayInputStream(file)).metadata())
			.containsOnlyKeys("convscope.crc32c");
	}

	@Test
	void filesOfEarlierVersionsAreRead() throws IOException {
		EpochFiles files = new EpochFiles(this.folder);
		Files.write(this.folder.resolve("1.safetensors"), SafetensorsFiles.write(new Weights(TENSORS)));
		assertThat(files.readRow(1, 1)).containsExactly(0, 1, 0);
	}

	@Test
	void aDamagedEpochIsToldAndNeverShown() throws IOException {
		EpochFiles files = new EpochFiles(this.folder);
		files.write(1, TENSORS);
		Path file = this.folder.resolve("1.safetensors");
		byte[] content = Files.readAllBytes(file);
		content[content.length - 2] ^= 4;
		Files.write(file, content);
		assertThatExceptionOfType(NotKeptException.class).isThrownBy(() -> files.read(7, 1, List.of()))
			.withMessageContaining("epoch 1 of run 7 is damaged");
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> files.readRow(1, 0));
	}

}

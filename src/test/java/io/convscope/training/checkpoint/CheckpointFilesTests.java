package io.convscope.training.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.convscope.network.LearningState;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
import io.convscope.training.checkpoint.Position.EpochSums;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Checkpoints on disk: read as they were written, or not at all.
 */
class CheckpointFilesTests {

	@TempDir
	private Path folder;

	private CheckpointFiles files;

	@BeforeEach
	void open() {
		this.files = new CheckpointFiles(this.folder);
	}

	@Test
	void areReadAsTheyWereWritten() throws IOException {
		this.files.write(checkpoint(3));
		assertRead(checkpoint(3));
		this.files.write(checkpoint(4));
		assertRead(checkpoint(4));
	}

	@Test
	void everyFlippedByteIsDetected() throws IOException {
		byte[] content = bytes(checkpoint(3));
		for (int i = 0; i < content.length; i++) {
			byte[] flipped = content.clone();
			flipped[i] ^= 0x10;
			assertThatExceptionOfType(IOException.class).as("byte %s", i)
				.isThrownBy(() -> CheckpointFormat.read(flipped));
		}
	}

	@Test
	void everyTruncationIsDetected() throws IOException {
		byte[] content = bytes(checkpoint(3));
		for (int length = 0; length < content.length; length++) {
			byte[] truncated = Arrays.copyOf(content, length);
			assertThatExceptionOfType(IOException.class).as("%s bytes", length)
				.isThrownBy(() -> CheckpointFormat.read(truncated));
		}
	}

	@Test
	void theOneBeforeADamagedOneIsUsed() throws IOException {
		this.files.write(checkpoint(1));
		this.files.write(checkpoint(2));
		this.files.write(checkpoint(3));
		damage("checkpoint.safetensors");
		CheckpointFiles.Found found = this.files.read();
		assertThat(found.checkpoint()).usingRecursiveComparison().isEqualTo(checkpoint(2));
		assertThat(found.faults()).singleElement()
			.asString()
			.startsWith("checkpoint.safetensors is damaged: its checksum");
		damage("checkpoint-before.safetensors");
		assertThat(this.files.read().checkpoint()).isNull();
		assertThat(this.files.read().faults()).hasSize(2);
	}

	// what a kill between the two renamings leaves
	@Test
	void oneThatHasNotGotItsNameYetCounts() throws IOException {
		this.files.write(checkpoint(1));
		this.files.write(checkpoint(2));
		Files.move(this.folder.resolve("checkpoint.safetensors"), this.folder.resolve("checkpoint-next.safetensors"));
		assertRead(checkpoint(2));
		this.files.write(checkpoint(3));
		assertRead(checkpoint(3));
	}

	@Test
	void nothingIsLeftOfThemWhenDeleted() throws IOException {
		this.files.write(checkpoint(1));
		this.files.write(checkpoint(2));
		Files.writeString(this.folder.resolve("checkpoint-next.safetensors.tmp"), "half");
		this.files.delete();
		assertThat(this.folder).isEmptyDirectory();
		assertThat(this.files.read().checkpoint()).isNull();
		assertThat(this.files.read().faults()).isEmpty();
	}

	private void assertRead(Checkpoint expected) {
		CheckpointFiles.Found found = this.files.read();
		assertThat(found.faults()).isEmpty();
		assertThat(found.checkpoint()).usingRecursiveComparison().isEqualTo(expected);
	}

	private void damage(String name) throws IOException {
		Path file = this.folder.resolve(name);
		byte[] content = Files.readAllBytes(file);
		content[content.length - 3] ^= 1;
		Files.write(file, content);
	}

	private static byte[] bytes(Checkpoint checkpoint) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		CheckpointFormat.write(checkpoint, out);
		return out.toByteArray();
	}

	private static Checkpoint checkpoint(int epoch) {
		EpochSums sums = new EpochSums(7, 224, 100, 1.0 / 3, 32, 2.0 / 7, 0.1);
		return new Checkpoint(new Position(epoch, 1_000_000_000_007L, 0.1 + 0.2, sums), Engine.ONEDNN, 2,
				new LearningState(weights(1 / 3f), Map.of("exp_avg", weights(-0f), "exp_avg_sq", weights(2)), 5, 17),
				NetworkDescription.article());
	}

	private static Weights weights(float value) {
		return new Weights(
				List.of(new Tensor("conv1.weight", new int[] { 1, 2 }, new float[] { value, Float.MIN_VALUE }),
						new Tensor("conv1.bias", new int[] { 1 }, new float[] { 2 })));
	}

}

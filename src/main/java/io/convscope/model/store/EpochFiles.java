package io.convscope.model.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.home.AtomicFile;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.model.safetensors.SealedTensors;
import io.convscope.network.Tensor;
import io.convscope.network.description.TensorShape;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a run's past epochs: one for each epoch, with tensors in safetensors
 * format and a checksum. Thread safe, as long as only one thread at a time writes.
 *
 * @param folder the files' folder, created with the first file
 */
public record EpochFiles(Path folder) {

	private static final Logger logger = LoggerFactory.getLogger(EpochFiles.class);

	private static final String SUFFIX = ".safetensors";

	/**
	 * Writes or replaces an epoch's file, atomically.
	 * @param epoch its number
	 * @param tensors the tensors to store
	 * @throws IOException if it cannot be written
	 */
	public void write(int epoch, List<Tensor> tensors) throws IOException {
		AtomicFile.write(file(epoch), SealedTensors.write(tensors));
	}

	/**
	 * Lists the epochs that are kept.
	 * @return in ascending order
	 * @throws UncheckedIOException if the folder cannot be read
	 */
	public List<Integer> epochs() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.matches("[0-9]{1,6}\\" + SUFFIX))
				.map((name) -> Integer.valueOf(name.substring(0, name.length() - SUFFIX.length())))
				.sorted()
				.toList();
		}
		catch (NoSuchFileException ex) {
			// deleted since, with its run
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The epochs in " + this.folder + " can't be listed", ex);
		}
	}

	/**
	 * Chooses an epoch that is kept.
	 * @param runId the run's number, for the message
	 * @param wanted the epoch's number; null for the newest
	 * @return its number
	 * @throws NotKeptException if that epoch is not kept, or none is
	 */
	public int choose(int runId, @Nullable Integer wanted) {
		List<Integer> kept = epochs();
		if (kept.isEmpty()) {
			throw NotKeptException.nothing(runId);
		}
		int epoch = (wanted != null) ? wanted : kept.get(kept.size() - 1);
		if (!kept.contains(epoch)) {
			throw NotKeptException.epoch(runId, epoch, kept);
		}
		return epoch;
	}

	/**
	 * Reads an epoch's tensors.
	 * @param runId the run's number, for the message
	 * @param epoch one of those that are kept
	 * @param shapes the expected shapes
	 * @return the tensors, in the order of the shapes
	 * @throws NotKeptException if the epoch was deleted since, for example with its run,
	 * or if it is damaged, which is logged
	 */
	public List<Tensor> read(int runId, int epoch, List<TensorShape> shapes) {
		try {
			List<Tensor> tensors = Safetensors.read(content(epoch));
			Tensor.requireShapes(tensors, shapes);
			return tensors;
		}
		catch (NoSuchFileException ex) {
			throw NotKeptException.epoch(runId, epoch, epochs());
		}
		catch (IOException | IllegalArgumentException ex) {
			logger.warn("Epoch {} of run {} in {} can't be read: {}", epoch, runId, this.folder, ex.toString());
			throw NotKeptException.unreadable(runId, epoch, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Reads a row of an epoch's only tensor.
	 * @param epoch one of those that are kept
	 * @param row its number, from 0
	 * @return the row's numbers
	 * @throws UncheckedIOException if it is damaged, cannot be read, or has no such row
	 */
	public float[] readRow(int epoch, int row) {
		try {
			return Safetensors.readRow(content(epoch), row);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Epoch " + epoch + " in " + this.folder + " can't be read", ex);
		}
	}

	private byte[] content(int epoch) throws IOException {
		byte[] content = Files.readAllBytes(file(epoch));
		SealedTensors.requireWhole(content);
		return content;
	}

	private Path file(int epoch) {
		return this.folder.resolve(epoch + SUFFIX);
	}

}

package io.convscope.spark.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.convscope.model.TrainingSettings;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Architecture;
import io.convscope.network.LearningState;
import io.convscope.network.Weights;
import io.convscope.network.engine.Engine;
import io.convscope.spark.JobFailedException;
import io.convscope.spark.RemoteFile;
import io.convscope.training.checkpoint.Checkpoint;
import io.convscope.training.checkpoint.CheckpointFormat;
import io.convscope.training.checkpoint.Position;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Selection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a training leaves in its folder, written after each epoch: the epoch's weights in
 * {@code epochs}, {@code weights.safetensors} of the best one, {@code metrics.jsonl} with
 * a line for each, and {@code checkpoint.safetensors}, from which a training that was
 * killed goes on. Not thread-safe.
 */
final class TrainedEpochs {

	private static final String CHECKPOINT = "checkpoint.safetensors";

	private static final String METRICS = "metrics.jsonl";

	// with the share of one core, whatever there is
	private static final int THREADS = 1;

	private final RemoteFile folder;

	private final Architecture architecture;

	private final TrainingSettings settings;

	private final Selection selection;

	private final StringBuilder lines = new StringBuilder();

	private final @Nullable Checkpoint checkpoint;

	private @Nullable EpochResult best;

	/**
	 * Begins, or goes on with what is in the folder.
	 * @param folder where the files are
	 * @param architecture of the network
	 * @param settings of the training
	 * @throws JobFailedException if the checkpoint is damaged, or of another training
	 * @throws IOException if the files can't be read
	 */
	TrainedEpochs(RemoteFile folder, Architecture architecture, TrainingSettings settings) throws IOException {
		this.folder = folder;
		this.architecture = architecture;
		this.settings = settings;
		this.selection = Selection.of(settings);
		this.checkpoint = readCheckpoint().orElse(null);
		if (this.checkpoint != null) {
			takeMetrics();
		}
	}

	private Optional<Checkpoint> readCheckpoint() throws IOException {
		RemoteFile file = this.folder.below(CHECKPOINT);
		Optional<byte[]> content = file.readIfThere();
		if (content.isEmpty()) {
			return Optional.empty();
		}
		try {
			Checkpoint found = CheckpointFormat.read(content.get());
			found.requireFit(this.architecture.description(), this.settings.learningRule());
			return Optional.of(found);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw JobFailedException.because("The training can't go on from " + file.path() + ": " + ex.getMessage()
					+ ". Choose another --output, or delete it.");
		}
	}

	// an epoch after the checkpoint is learned once more
	private void takeMetrics() throws IOException {
		String before = new String(this.folder.below(METRICS).read(), StandardCharsets.UTF_8);
		List<Line> kept = before.lines()
			.map((line) -> JsonMapper.shared().readValue(line, Line.class))
			.filter((line) -> line.epoch().epoch() <= finished())
			.toList();
		kept.forEach(this::add);
		this.best = this.selection.best(kept.stream().map(Line::epoch).toList()).orElse(null);
	}

	private void add(Line line) {
		this.lines.append(JsonMapper.shared().writeValueAsString(line)).append('\n');
	}

	/**
	 * Tells where the training goes on.
	 * @return how many epochs were there at its start
	 */
	int finished() {
		return (this.checkpoint != null) ? this.checkpoint.position().epoch() : 0;
	}

	/**
	 * Tells with what the training goes on.
	 * @return what was learned in the epochs that were there; empty at its beginning
	 */
	Optional<LearningState> learned() {
		return Optional.ofNullable(this.checkpoint).map(Checkpoint::learned);
	}

	/**
	 * Adds an epoch.
	 * @param result its metrics
	 * @param exchange how the workers have exchanged what they learned
	 * @param state what the network has learned
	 * @throws JobFailedException if the weights are not all finite
	 * @throws IOException if it can't be written
	 */
	void add(EpochResult result, Exchange exchange, Parameters state) throws IOException {
		byte[] weights = file(state.weights(this.architecture));
		this.folder.below("epochs").below(result.epoch() + ".safetensors").write(weights);
		if (this.best == null || this.selection.isBetter(result, this.best)) {
			this.best = result;
			this.folder.below("weights.safetensors").write(weights);
		}
		add(new Line(result, exchange));
		this.folder.below(METRICS).write(this.lines.toString().getBytes(StandardCharsets.UTF_8));
		// the last: what it knows is there
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		CheckpointFormat.write(checkpoint(result.epoch(), state), file);
		this.folder.below(CHECKPOINT).write(file.toByteArray());
	}

	private byte[] file(Weights weights) throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		Safetensors.write(weights.tensors(), NetworkMetadata.of(this.architecture.description()), file);
		return file.toByteArray();
	}

	private Checkpoint checkpoint(int epoch, Parameters state) {
		return new Checkpoint(new Position(epoch, state.steps(), 0, Position.EpochSums.NONE), Engine.best(), THREADS,
				state.state(this.architecture, this.settings.learningRule()), this.architecture.description());
	}

	/**
	 * Returns the epoch whose weights were kept.
	 * @return the best one; null before the first
	 */
	@Nullable EpochResult best() {
		return this.best;
	}

	/**
	 * How the workers exchanged what they learned in an epoch.
	 *
	 * @param rounds how often
	 * @param bytes of the parameters and moments, sent to and by each worker each time
	 * @param seconds of all times together: what the rounds took beyond the steps of the
	 * slowest worker
	 */
	record Exchange(int rounds, long bytes, double seconds) {
	}

	private record Line(EpochResult epoch, Exchange exchange) {
	}

}

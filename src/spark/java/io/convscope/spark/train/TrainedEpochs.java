package io.convscope.spark.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.convscope.model.TrainingSettings;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Architecture;
import io.convscope.spark.JobFailedException;
import io.convscope.spark.RemoteFile;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Selection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a training leaves in its folder, written after each epoch: {@code metrics.jsonl}
 * with a line for each, and {@code weights.safetensors} of the best one. Not thread-safe.
 */
final class TrainedEpochs {

	private final RemoteFile folder;

	private final Architecture architecture;

	private final Selection selection;

	private final StringBuilder lines = new StringBuilder();

	private @Nullable EpochResult best;

	TrainedEpochs(RemoteFile folder, Architecture architecture, TrainingSettings settings) {
		this.folder = folder;
		this.architecture = architecture;
		this.selection = Selection.of(settings);
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
		if (this.best == null || this.selection.isBetter(result, this.best)) {
			this.best = result;
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			Safetensors.write(state.weights(this.architecture).tensors(),
					NetworkMetadata.of(this.architecture.description()), file);
			this.folder.below("weights.safetensors").write(file.toByteArray());
		}
		this.lines.append(JsonMapper.shared().writeValueAsString(new Line(result, exchange))).append('\n');
		this.folder.below("metrics.jsonl").write(this.lines.toString().getBytes(StandardCharsets.UTF_8));
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

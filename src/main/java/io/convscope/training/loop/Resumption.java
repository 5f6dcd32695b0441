package io.convscope.training.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.description.TensorShape;
import io.convscope.network.engine.Engine;
import io.convscope.network.engine.Networks;
import io.convscope.training.checkpoint.Checkpoint;
import io.convscope.training.checkpoint.CheckpointFiles;
import io.convscope.training.checkpoint.Position;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resumes a run from its last checkpoint, and tells what the user should know about it.
 */
final class Resumption {

	private static final Logger logger = LoggerFactory.getLogger(Resumption.class);

	// the data sets that have changed since a version that kept no fingerprints
	private static final Set<String> CHANGED_SINCE = Set.of("shapes");

	private final TrainingRun run;

	private final List<String> notices = new ArrayList<>();

	private Resumption(TrainingRun run) {
		this.run = run;
	}

	/**
	 * Finds the checkpoint of a run that has been under way before, and takes out of its
	 * history what came after.
	 * @param run a run that begins or goes on
	 * @param dataset what it will learn from
	 * @param networks what will compute it
	 * @return the checkpoint; null to start at the beginning
	 */
	static @Nullable Checkpoint of(TrainingRun run, Dataset dataset, Networks networks) {
		return new Resumption(run).resume(dataset, networks.engine(), networks.threads());
	}

	private @Nullable Checkpoint resume(Dataset dataset, Engine engine, int threads) {
		CheckpointFiles.Found found = this.run.checkpoints()
			.read((each) -> each.requireFit(this.run.snapshot().network(),
					this.run.snapshot().settings().learningRule()));
		Checkpoint checkpoint = found.checkpoint();
		Position position = (checkpoint != null) ? checkpoint.position() : Position.START;
		boolean begun = this.run.metrics().cutAfter(position.epoch(), position.step())
				|| this.run.snapshot().progress().batch() > 0;
		this.notices.addAll(found.faults());
		if (!found.faults().isEmpty() && checkpoint != null) {
			this.notices.add("The one before was used: the run went on from " + position);
		}
		if (checkpoint != null) {
			requireSameNumberOfLabels(checkpoint, dataset);
			logger.info("Run {} goes on from {}", this.run.id(), position);
			compare(checkpoint, engine, threads);
			compare(dataset);
		}
		else if (begun) {
			this.notices.add("There was no checkpoint to go on from: the run started anew");
		}
		if (!this.notices.isEmpty()) {
			String notice = String.join(". ", this.notices) + ".";
			logger.warn("Run {}: {}", this.run.id(), notice);
			this.run.keep((each) -> each.withNotice(notice));
		}
		return checkpoint;
	}

	private void requireSameNumberOfLabels(Checkpoint checkpoint, Dataset dataset) {
		int labels = dataset.labels().size();
		TensorShape last = new Architecture(this.run.snapshot().network(), labels).logits().tensors().get(0);
		for (Tensor tensor : checkpoint.learned().weights().tensors()) {
			if (tensor.name().equals(last.name()) && tensor.shape()[0] != labels) {
				throw DatasetUnavailableException.because("The data set " + dataset.name() + " has " + labels
						+ " labels now, but the run began with " + tensor.shape()[0] + "; start a new one.", null);
			}
		}
	}

	private void compare(Dataset dataset) {
		String before = this.run.snapshot().fingerprint();
		boolean changed = (before != null) ? !before.equals(dataset.fingerprint())
				: CHANGED_SINCE.contains(dataset.name());
		if (changed) {
			this.notices.add("The pictures of " + dataset.name() + " have changed since the run started: its figures"
					+ " from before and from now on are of different pictures");
		}
	}

	private void compare(Checkpoint checkpoint, Engine engine, int threads) {
		String before = checkpoint.engine().id() + " on " + checkpoint.threads();
		String now = engine.id() + " on " + threads;
		if (!before.equals(now)) {
			this.notices.add("The run was computed by " + before + " threads before and goes on by " + now
					+ ": its numbers may differ in their last digits from those of a run that was not interrupted");
		}
	}

}

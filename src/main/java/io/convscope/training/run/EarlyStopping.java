package io.convscope.training.run;

import java.math.BigDecimal;
import java.util.Optional;

import io.convscope.model.TrainingSettings;
import io.convscope.training.metrics.Selection;

/**
 * Early stopping: decides whether a run ends before its last epoch, because its patience
 * or its time limit is reached, and gives the reason.
 */
public final class EarlyStopping {

	private EarlyStopping() {
	}

	/**
	 * Checks a run between two epochs. The decision depends on stored data only, so an
	 * interrupted run ends at the same epoch as one without interruption.
	 * @param run any run
	 * @return the reason as a sentence; empty if the run continues, or has finished its
	 * last epoch
	 */
	public static Optional<String> of(TrainingRun run) {
		Progress progress = run.snapshot().progress();
		TrainingSettings settings = run.snapshot().settings();
		boolean isCutShort = progress.batch() < progress.batches();
		if (progress.epoch() == settings.epochs() && !isCutShort) {
			return Optional.empty();
		}
		Double elapsed = progress.elapsedSeconds();
		if (settings.maxMinutes() != null && elapsed != null && elapsed >= TrainingTime.limitSeconds(settings)) {
			return Optional.of("Ended " + (isCutShort ? inTheMiddle(progress) : "after epoch " + progress.epoch())
					+ ", as the run's time limit is reached (maxMinutes "
					+ BigDecimal.valueOf(settings.maxMinutes()).stripTrailingZeros().toPlainString() + ").");
		}
		return noPatience(run, progress.epoch(), settings);
	}

	private static String inTheMiddle(Progress progress) {
		return "at step " + progress.batch() + " of " + progress.batches() + " of epoch " + progress.epoch()
				+ ", which still counts";
	}

	private static Optional<String> noPatience(TrainingRun run, int epoch, TrainingSettings settings) {
		Integer patience = settings.patience();
		Selection selection = Selection.of(settings);
		return selection.best(run.metrics().snapshot().epochs())
			.filter((best) -> patience != null && epoch - best.epoch() >= patience)
			.map((best) -> "Ended after epoch " + epoch + ", as " + selection.field(best)
					+ " has not improved since epoch " + best.epoch() + " (patience " + patience + ").");
	}

}

package io.convscope.training.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.convscope.model.ScheduleKind;
import io.convscope.model.TrainingSettings;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.run.RunState;

import static io.convscope.training.diagnosis.Figures.loss;
import static io.convscope.training.diagnosis.Figures.percent;
import static io.convscope.training.diagnosis.Figures.rate;

/**
 * Whether a network learns, and whether its learning rate fits.
 */
final class LearningChecks {

	/** So many points of the loss curve, a third of an epoch, average its noise. */
	static final int WINDOW = 5;

	/** More than noise adds to such an average of untrained networks. */
	static final double DIVERGING_RISE = 1.2;

	/**
	 * An untrained network has the loss of guessing; one that diverges is surely wrong.
	 */
	static final double PEAK = 1.5;

	/** Of the loss of guessing: a network that learns anything is soon below. */
	static final double GUESSING = 0.98;

	/** From such a rate on a network without batch normalisation rarely learns. */
	static final double HIGH = 0.1;

	/** So many standard errors above chance happen once in 700 runs that guess. */
	static final double STANDARD_ERRORS = 3;

	/**
	 * A network that has learned anything is this far above chance on its own pictures.
	 */
	static final double LEARNED = 0.05;

	/** The loss on a thousand test pictures varies by about 5% from epoch to epoch. */
	static final double LOSS_RISE = 1.05;

	/**
	 * In a run with a fitting rate the mean loss of an epoch is hardly ever above the
	 * last.
	 */
	static final int RISES = 2;

	/** How many epochs are looked at for these rises. */
	static final int RECENT = 6;

	/** At this rate of falling, halving the loss takes 34 epochs. */
	static final double SLOW_FALL = 0.02;

	private LearningChecks() {
	}

	static Optional<Finding> diverging(Figures figures) {
		double rate = figures.learningRate();
		String advice = "Start again with a learning rate of " + rate(rate / 10)
				+ (risesAtFirst(figures.settings()) ? "." : ", or with a warm-up (warmupEpochs 1).");
		String reason = figures.run().reason();
		if (figures.run().state() == RunState.FAILED && reason != null && reason.contains("training diverged")) {
			return Optional.of(new Finding(Finding.Kind.DIVERGING,
					"Training diverged at learning rate " + rate(rate) + ": the loss is not a number any more.",
					Finding.evidence("learningRate", rate, "epoch", figures.epochs().size() + 1), advice));
		}
		int points = figures.metrics().points().size();
		if (points < WINDOW) {
			return Optional.empty();
		}
		double first = figures.meanLoss(WINDOW, false);
		double last = figures.meanLoss(WINDOW, true);
		if (points >= 2 * WINDOW && last > DIVERGING_RISE * first) {
			return Optional.of(new Finding(Finding.Kind.DIVERGING,
					"The loss rises: it was " + loss(first) + " at the beginning and is " + loss(last) + " now.",
					Finding.evidence("firstLoss", first, "lastLoss", last, "learningRate", rate), advice));
		}
		return jumped(figures, last, advice);
	}

	private static boolean risesAtFirst(TrainingSettings settings) {
		return settings.warmupEpochs() > 0 || settings.schedule() == ScheduleKind.ONE_CYCLE;
	}

	private static Optional<Finding> jumped(Figures figures, double last, String advice) {
		double guessing = Math.log(figures.labels());
		double peak = figures.metrics().points().stream().mapToDouble(LossPoint::loss).max().orElseThrow();
		double rate = figures.learningRate();
		return Optional
			.of(new Finding(Finding.Kind.DIVERGING,
					"Training diverged at learning rate " + rate(rate) + ": the loss rose to " + loss(peak)
							+ ", where guessing has " + loss(guessing) + ", and has not come back.",
					Finding.evidence("highestLoss", peak, "guessingLoss", guessing, "learningRate", rate), advice))
			.filter((finding) -> peak > PEAK * guessing && last > GUESSING * guessing);
	}

	static Optional<Finding> notLearning(Figures figures) {
		if (figures.epochs().isEmpty()) {
			return Optional.empty();
		}
		EpochResult last = figures.last();
		double chance = 1.0 / figures.labels();
		double most = chance + STANDARD_ERRORS * Math.sqrt(chance * (1 - chance) / figures.testPictures());
		double rate = figures.learningRate();
		return Optional
			.of(new Finding(Finding.Kind.NOT_LEARNING,
					"The network does not learn: after " + epochs(last.epoch()) + " it gets "
							+ percent(last.testAccuracy()) + " of the test pictures right, and guessing gets "
							+ percent(chance) + " (learning rate " + rate(rate) + ").",
					Finding.evidence("testAccuracy", last.testAccuracy(), "trainAccuracy", last.trainAccuracy(),
							"chance", chance, "learningRate", rate),
					whatHelps(rate)))
			.filter((finding) -> last.testAccuracy() <= most && last.trainAccuracy() <= chance + LEARNED);
	}

	private static String whatHelps(double rate) {
		return "Try a learning rate of " + rate(rate / 10)
				+ ((rate < HIGH)
						? ", then of " + rate(Math.min(rate * 10, 10))
								+ "; if the loss falls slowly, train for more epochs or on more" + " pictures."
						: ", which kills fewer filters.");
	}

	static Optional<Finding> rateTooHigh(Figures figures) {
		List<EpochResult> epochs = figures.epochsOfThisRate();
		int from = Math.max(1, epochs.size() - RECENT);
		long rises = IntStream.range(from, epochs.size())
			.filter((i) -> epochs.get(i).loss() > LOSS_RISE * epochs.get(i - 1).loss())
			.count();
		double rate = figures.learningRate();
		return Optional
			.of(new Finding(Finding.Kind.RATE_TOO_HIGH,
					"The learning rate " + rate(rate) + " is too high: the loss rose in " + rises + " of the last "
							+ (epochs.size() - from) + " epochs.",
					Finding.evidence("rises", rises, "epochs", epochs.size() - from, "learningRate", rate),
					"Lower the rate to " + rate(rate / 3)
							+ ((figures.settings().schedule() == ScheduleKind.CONSTANT)
									? ", or use a schedule that ends low (cosine, one-cycle)." : ".")))
			.filter((finding) -> rises >= RISES);
	}

	static Optional<Finding> rateTooLow(Figures figures) {
		List<EpochResult> epochs = figures.epochsOfThisRate();
		if (epochs.size() <= FitChecks.OVER_FITTED_EPOCHS || figures.settings().schedule() != ScheduleKind.CONSTANT) {
			return Optional.empty();
		}
		EpochResult before = epochs.get(epochs.size() - 1 - FitChecks.OVER_FITTED_EPOCHS);
		double fall = 1 - Math.pow(figures.last().loss() / before.loss(), 1.0 / FitChecks.OVER_FITTED_EPOCHS);
		double rate = figures.learningRate();
		return Optional
			.of(new Finding(Finding.Kind.RATE_TOO_LOW,
					"The learning rate " + rate(rate) + " is low: the loss falls by " + percent(fall)
							+ " an epoch, and is " + loss(figures.last().loss()) + " still.",
					Finding.evidence("fallPerEpoch", fall, "loss", figures.last().loss(), "learningRate", rate),
					"Try a rate of " + rate(Math.min(rate * 3, 10)) + ", which can be changed while the run trains."))
			.filter((finding) -> fall > 0 && fall < SLOW_FALL && figures.last().trainAccuracy() < 0.5);
	}

	private static String epochs(int count) {
		return (count == 1) ? "1 epoch" : count + " epochs";
	}

}

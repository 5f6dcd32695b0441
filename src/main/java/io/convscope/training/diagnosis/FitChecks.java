package io.convscope.training.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Selection;
import io.convscope.training.run.RunState;

import static io.convscope.training.diagnosis.Figures.loss;
import static io.convscope.training.diagnosis.Figures.percent;

/**
 * How what a network has learned fits pictures that it has not.
 */
final class FitChecks {

	/** A single bad epoch is noise; after so many without a better one it is not. */
	static final int OVER_FITTED_EPOCHS = 3;

	/**
	 * Dropout alone keeps the accuracy on training pictures close to that of the test.
	 */
	static final double WIDE_GAP = 0.15;

	/** How many epochs have to bring together what is worth training on for. */
	static final int IMPROVING_EPOCHS = 2;

	/** A change that is worth training on for. */
	static final double WORTHWHILE = 0.01;

	/** Differences below are noise of the test pictures. */
	static final double NOTABLE = 0.01;

	private FitChecks() {
	}

	static Optional<Finding> overFitted(Figures figures) {
		EpochResult last = figures.last();
		EpochResult best = bestOf(figures);
		Double then = best.testLoss();
		Double now = last.testLoss();
		boolean worse = (then != null && now != null) ? now > LearningChecks.LOSS_RISE * then
				: last.testAccuracy() < best.testAccuracy() - NOTABLE;
		boolean rises = last.epoch() - best.epoch() >= OVER_FITTED_EPOCHS && worse && last.loss() < best.loss();
		boolean gap = last.trainAccuracy() - last.testAccuracy() > WIDE_GAP;
		String sentence = rises
				? "Over-fitted since epoch " + best.epoch() + ": it gets better on the pictures it learns from (loss "
						+ loss(best.loss()) + " to " + loss(last.loss()) + ") and worse on the test pictures ("
						+ ((then != null && now != null) ? "loss " + loss(then) + " to " + loss(now)
								: percent(best.testAccuracy()) + " to " + percent(last.testAccuracy()))
						+ ")."
				: "Over-fitted: it gets " + percent(last.trainAccuracy())
						+ " of the pictures it learns from right, but " + percent(last.testAccuracy())
						+ " of the test pictures.";
		return Optional
			.of(new Finding(Finding.Kind.OVER_FITTED, sentence,
					Finding.evidence("epoch", best.epoch(), "lossThen", best.loss(), "lossNow", last.loss(),
							"testLossThen", then, "testLossNow", now, "trainAccuracy", last.trainAccuracy(),
							"testAccuracy", last.testAccuracy()),
					"Use " + String.join(", ", remedies(figures)) + "; the model is that of the best epoch already."))
			.filter((finding) -> rises || gap);
	}

	private static List<String> remedies(Figures figures) {
		List<String> remedies = new ArrayList<>(List.of("more pictures"));
		if (figures.settings().augmentation().isEmpty()) {
			remedies.add("augmentation (flip, shift)");
		}
		if (figures.settings().weightDecay() == 0) {
			remedies.add("weight decay (0.0005)");
		}
		remedies.add(figures.hasDropout() ? "or more dropout" : "or dropout");
		return remedies;
	}

	// by the loss on the test pictures, where it is known
	private static EpochResult bestOf(Figures figures) {
		return figures.epochs().stream().reduce((best, next) -> isBetter(next, best) ? next : best).orElseThrow();
	}

	private static boolean isBetter(EpochResult next, EpochResult best) {
		Double loss = next.testLoss();
		Double least = best.testLoss();
		return (loss != null && least != null) ? loss < least : next.testAccuracy() > best.testAccuracy();
	}

	static Optional<Finding> stillImproving(Figures figures) {
		List<EpochResult> epochs = figures.epochs();
		if (figures.run().state() != RunState.COMPLETED || epochs.size() <= IMPROVING_EPOCHS) {
			return Optional.empty();
		}
		Selection selection = Selection.of(figures.run().settings());
		double now = selection.of(figures.last());
		double before = selection.of(epochs.get(epochs.size() - 1 - IMPROVING_EPOCHS));
		boolean isBest = selection.best(epochs).filter((best) -> best.equals(figures.last())).isPresent();
		return Optional
			.of(new Finding(Finding.Kind.STILL_IMPROVING,
					"It was still improving at its end: from " + percent(before) + " to " + percent(now)
							+ " in the last " + IMPROVING_EPOCHS + " epochs.",
					Finding.evidence("accuracyBefore", before, "accuracyNow", now, "epoch", figures.last().epoch()),
					"Train further."))
			.filter((finding) -> isBest && now - before >= WORTHWHILE);
	}

	static Optional<Finding> testAboveTrain(Figures figures) {
		EpochResult last = figures.last();
		boolean drops = figures.hasDropout();
		boolean augments = !figures.settings().augmentation().isEmpty();
		String causes = (drops ? "dropout" : "") + ((drops && augments) ? " or " : "")
				+ (augments ? "augmentation" : "");
		String reasons = (drops ? " with dropout," : "") + (augments ? " on augmented pictures," : "")
				+ " while the network was still learning";
		return Optional
			.of(new Finding(Finding.Kind.TEST_ABOVE_TRAIN,
					"The test accuracy (" + percent(last.testAccuracy()) + ") is above the training accuracy ("
							+ percent(last.trainAccuracy())
							+ "). That is no mistake: the latter is measured during the epoch," + reasons + ".",
					Finding.evidence("testAccuracy", last.testAccuracy(), "trainAccuracy", last.trainAccuracy(),
							"dropout", drops, "augmentation", figures.run().settings().augmentation()),
					causes.isEmpty() ? "Nothing is wrong."
							: "Nothing is wrong; less " + causes + " would bring the two together."))
			.filter((finding) -> last.testAccuracy() > last.trainAccuracy() + NOTABLE);
	}

}

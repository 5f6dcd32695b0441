package io.convscope.training.loop;

import io.convscope.model.ScheduleKind;
import io.convscope.model.TrainingSettings;

/**
 * The learning rate of each step of a run, which depends on nothing but the step, so that
 * a run that is resumed goes on exactly.
 * <p>
 * In the first {@code warmup} steps the rate rises evenly from almost zero (P. Goyal et
 * al., <em>Accurate, Large Minibatch SGD</em>, 2017): step s has (s + 1) / (warmup + 1)
 * of it. Then, where t goes from 0 at the end of the warm-up to 1 at the end of the run:
 * <ul>
 * <li>{@code constant}: the rate.
 * <li>{@code step}: the rate; from half of all steps on a tenth of it, from three
 * quarters on a hundredth, as K. He et al., <em>Deep Residual Learning for Image
 * Recognition</em>, 2016, do for CIFAR-10; PyTorch's {@code MultiStepLR}.
 * <li>{@code cosine}: rate * (1 + cos(pi * t)) / 2, from I. Loshchilov, F. Hutter,
 * <em>SGDR: Stochastic Gradient Descent with Warm Restarts</em>, 2017; PyTorch's
 * {@code CosineAnnealingLR}.
 * <li>{@code one-cycle}: L. Smith, N. Topin, <em>Super-Convergence</em>, 2018, as
 * PyTorch's {@code OneCycleLR} has it by default, without its cycle of the momentum:
 * along cosines from 1/25 of the rate up to it and down to 1/250,000. It rises for the
 * warm-up, or for 30% of the steps where there is none, instead of the even warm-up. A
 * single step has the whole rate, of which {@code OneCycleLR} gives it 1/250,000.
 * </ul>
 *
 * @param kind which one
 * @param learningRate its maximum, above 0
 * @param steps of the whole run, 1 or more
 * @param warmup how many of them the rate rises in, 0 or more
 */
public record LearningRateSchedule(ScheduleKind kind, double learningRate, long steps, double warmup) {

	private static final double RISING = 0.3;

	private static final double FIRST = 1.0 / 25;

	private static final double LAST = FIRST / 1e4;

	/**
	 * Finds the schedule of a run.
	 * @param settings of the run
	 * @param batches steps in an epoch
	 * @return its schedule
	 */
	public static LearningRateSchedule of(TrainingSettings settings, int batches) {
		return new LearningRateSchedule(settings.schedule(), settings.learningRate(),
				(long) settings.epochs() * batches, settings.warmupEpochs() * batches);
	}

	/**
	 * Scales the schedule.
	 * @param learningRate another maximum
	 * @return the same schedule with it
	 */
	LearningRateSchedule scaledTo(double learningRate) {
		return (learningRate == this.learningRate) ? this
				: new LearningRateSchedule(this.kind, learningRate, this.steps, this.warmup);
	}

	/**
	 * Returns the learning rate of a step.
	 * @param step how many steps were taken before it, over all epochs
	 * @return above 0
	 */
	public double at(long step) {
		if (this.kind == ScheduleKind.ONE_CYCLE) {
			return this.learningRate * oneCycle(step);
		}
		if (step < this.warmup) {
			return this.learningRate * (step + 1) / (this.warmup + 1);
		}
		return this.learningRate * switch (this.kind) {
			case STEP -> (step < this.steps / 2.0) ? 1 : (step < this.steps * 0.75) ? 0.1 : 0.01;
			case COSINE -> between(1, 0, (step - this.warmup) / (this.steps - this.warmup));
			default -> 1;
		};
	}

	private double oneCycle(long step) {
		if (this.steps == 1) {
			return 1;
		}
		double rising = (this.warmup > 0) ? Math.min(this.warmup, this.steps) : RISING * this.steps;
		double top = rising - 1;
		return (step <= top) ? between(FIRST, 1, step / Math.max(top, 1))
				: between(1, LAST, (step - top) / (this.steps - rising));
	}

	// along a half wave of the cosine
	private static double between(double first, double last, double share) {
		return last + (first - last) * (1 + Math.cos(Math.PI * share)) / 2;
	}

}

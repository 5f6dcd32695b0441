package io.convscope.network.onednn;

import java.util.Map;

import io.convscope.network.Optimizer;
import io.convscope.network.Optimizer.Adam;
import io.convscope.network.Optimizer.Sgd;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * An {@link Optimizer} over a block of parameters.
 */
interface BlockOptimizer {

	/**
	 * Plans an optimizer.
	 * @param oneDnn what computes it
	 * @param values the parameters
	 * @param optimizer what it does
	 * @return the optimizer, in the native scope of its caller
	 */
	static BlockOptimizer of(OneDnn oneDnn, memory values, Optimizer optimizer) {
		if (optimizer instanceof Sgd sgd) {
			return sgd.nesterov() ? new Nesterov(oneDnn, values, sgd) : new Momentum(oneDnn, values, sgd);
		}
		return new AdaptiveMoments(oneDnn, values, optimizer.weightDecay());
	}

	/**
	 * Gives access to what backward passes fill.
	 * @return a gradient for each parameter
	 */
	FloatPointer gradients();

	/**
	 * Gives access to what is remembered of each parameter.
	 * @return arrays as long as the block, by the names of the rule's moments
	 */
	Map<String, FloatPointer> moments();

	/**
	 * Takes the gradients that a backward pass has left; a large batch has several.
	 * @param first whether these are the first of the step
	 * @param last whether these are the last of the step
	 */
	void take(boolean first, boolean last);

	/**
	 * Moves the parameters, which ends the step.
	 * @param learningRate how far
	 * @param step the number of the step, from 1
	 */
	void move(double learningRate, long step);

	/**
	 * Stochastic gradient descent with classical momentum; {@link Sgd} has the formula.
	 * The gradients of a large batch's pieces go into the velocities one after the other,
	 * as does the weight decay with the first.
	 */
	final class Momentum implements BlockOptimizer {

		private final memory gradients;

		private final memory velocities;

		private final Plan firstGradient;

		private final Plan furtherGradient;

		private final FloatPointer negativeRate;

		private final Plan move;

		private Momentum(OneDnn oneDnn, memory values, Sgd sgd) {
			memory.desc desc = values.get_desc();
			this.gradients = oneDnn.memory(desc);
			this.velocities = oneDnn.memory(desc);
			this.firstGradient = new Plan(oneDnn, true);
			BlockArithmetic first = new BlockArithmetic(this.firstGradient);
			if (sgd.weightDecay() == 0) {
				first.addScaled("momentum", this.velocities, sgd.momentum(), this.gradients, 1);
			}
			else {
				first.addSum("momentum", this.velocities, sgd.momentum(), this.gradients, values, sgd.weightDecay());
			}
			this.furtherGradient = new Plan(oneDnn, true);
			new BlockArithmetic(this.furtherGradient).addScaled("momentum", this.velocities, 1, this.gradients, 1);
			memory negativeRate = oneDnn.memory(Layout.plain(1));
			this.negativeRate = OneDnn.floats(negativeRate);
			this.move = new Plan(oneDnn, true);
			new BlockArithmetic(this.move).addProduct("descent", values, 1, this.velocities, 1, negativeRate);
		}

		@Override
		public FloatPointer gradients() {
			return OneDnn.floats(this.gradients);
		}

		@Override
		public Map<String, FloatPointer> moments() {
			return Map.of(Sgd.VELOCITY, OneDnn.floats(this.velocities));
		}

		@Override
		public void take(boolean first, boolean last) {
			(first ? this.firstGradient : this.furtherGradient).run();
		}

		@Override
		public void move(double learningRate, long step) {
			this.negativeRate.put((float) -learningRate);
			this.move.run();
		}

	}

	/**
	 * Stochastic gradient descent with Nesterov's momentum; {@link Sgd} has the formula.
	 */
	final class Nesterov implements BlockOptimizer {

		private final BlockArithmetic.GradientSum gradients;

		private final memory velocities;

		private final FloatPointer negativeRate;

		private final Plan move;

		private Nesterov(OneDnn oneDnn, memory values, Sgd sgd) {
			this.gradients = new BlockArithmetic.GradientSum(oneDnn, values.get_desc());
			this.velocities = oneDnn.memory(values.get_desc());
			memory negativeRate = oneDnn.memory(Layout.plain(1));
			this.negativeRate = OneDnn.floats(negativeRate);
			this.move = new Plan(oneDnn, true);
			BlockArithmetic.inChunks(this.move, values, (arithmetic, chunk) -> {
				memory value = chunk.of(values);
				memory gradient = chunk.of(this.gradients.block());
				memory velocity = chunk.of(this.velocities);
				if (sgd.weightDecay() != 0) {
					arithmetic.addScaled("weight decay", gradient, 1, value, sgd.weightDecay());
				}
				arithmetic.addScaled("momentum", velocity, sgd.momentum(), gradient, 1);
				arithmetic.addScaled("look ahead", gradient, 1, velocity, sgd.momentum());
				arithmetic.addProduct("descent", value, 1, gradient, 1, negativeRate);
			});
		}

		@Override
		public FloatPointer gradients() {
			return OneDnn.floats(this.gradients.block());
		}

		@Override
		public Map<String, FloatPointer> moments() {
			return Map.of(Sgd.VELOCITY, OneDnn.floats(this.velocities));
		}

		@Override
		public void take(boolean first, boolean last) {
			this.gradients.take(first, last);
		}

		@Override
		public void move(double learningRate, long step) {
			this.negativeRate.put((float) -learningRate);
			this.move.run();
		}

	}

	/**
	 * {@link Adam}, which has the formula.
	 */
	final class AdaptiveMoments implements BlockOptimizer {

		private final BlockArithmetic.GradientSum gradients;

		private final memory first;

		private final memory second;

		// 1 / (1 - beta2^t)
		private final FloatPointer correction;

		// - rate / (1 - beta1^t)
		private final FloatPointer negativeRate;

		private final Plan move;

		private AdaptiveMoments(OneDnn oneDnn, memory values, double weightDecay) {
			this.gradients = new BlockArithmetic.GradientSum(oneDnn, values.get_desc());
			this.first = oneDnn.memory(values.get_desc());
			this.second = oneDnn.memory(values.get_desc());
			memory correction = oneDnn.memory(Layout.plain(1));
			this.correction = OneDnn.floats(correction);
			memory negativeRate = oneDnn.memory(Layout.plain(1));
			this.negativeRate = OneDnn.floats(negativeRate);
			this.move = new Plan(oneDnn, true);
			BlockArithmetic.inChunks(this.move, values, (arithmetic, chunk) -> {
				memory value = chunk.of(values);
				memory gradient = chunk.of(this.gradients.block());
				memory mean = chunk.of(this.first);
				memory square = chunk.of(this.second);
				if (weightDecay != 0) {
					arithmetic.addScaled("weight decay", gradient, 1, value, weightDecay);
				}
				arithmetic.addScaled("first moment", mean, Adam.BETA1, gradient, 1 - Adam.BETA1);
				arithmetic.addProduct("second moment", square, Adam.BETA2, gradient, 1 - Adam.BETA2, gradient);
				// the gradient is no longer needed
				arithmetic.root("root", gradient, square, correction, Adam.EPSILON);
				arithmetic.divide("direction", gradient, mean, gradient);
				arithmetic.addProduct("descent", value, 1, gradient, 1, negativeRate);
			});
		}

		@Override
		public FloatPointer gradients() {
			return OneDnn.floats(this.gradients.block());
		}

		@Override
		public Map<String, FloatPointer> moments() {
			return Map.of(Adam.FIRST_MOMENT, OneDnn.floats(this.first), Adam.SECOND_MOMENT, OneDnn.floats(this.second));
		}

		@Override
		public void take(boolean first, boolean last) {
			this.gradients.take(first, last);
		}

		@Override
		public void move(double learningRate, long step) {
			this.correction.put((float) (1 / (1 - Math.pow(Adam.BETA2, step))));
			this.negativeRate.put((float) (-learningRate / (1 - Math.pow(Adam.BETA1, step))));
			this.move.run();
		}

	}

}

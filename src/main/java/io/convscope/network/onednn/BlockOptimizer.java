package io.convscope.network.onednn;

import java.util.Map;

import io.convscope.network.Optimizer;
import io.convscope.network.Optimizer.Sgd;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * An {@link Optimizer} over a block of parameters. What moves them is planned once; its
 * last operation takes the negative learning rate from memory.
 */
abstract class BlockOptimizer {

	private final memory rate;

	private final FloatPointer negativeRate;

	private final Plan move;

	BlockOptimizer(OneDnn oneDnn) {
		this.rate = oneDnn.memory(Layout.plain(1));
		this.negativeRate = OneDnn.floats(this.rate);
		this.move = new Plan(oneDnn, true);
	}

	/**
	 * Plans an optimizer.
	 * @param oneDnn what computes it
	 * @param values the parameters
	 * @param optimizer what it does
	 * @return the optimizer, in the native scope of its caller
	 */
	static BlockOptimizer of(OneDnn oneDnn, memory values, Optimizer optimizer) {
		if (optimizer instanceof Sgd sgd) {
			return sgd.nesterov() ? new ChunkedOptimizer.Nesterov(oneDnn, values, sgd)
					: new Momentum(oneDnn, values, sgd);
		}
		return new ChunkedOptimizer.AdaptiveMoments(oneDnn, values, optimizer.weightDecay());
	}

	/**
	 * Gives access to the plan of the move.
	 * @return what {@link #move} runs
	 */
	final Plan plan() {
		return this.move;
	}

	/**
	 * Gives access to the negative learning rate.
	 * @return one number
	 */
	final memory negativeRate() {
		return this.rate;
	}

	/**
	 * Gives access to what backward passes fill.
	 * @return a gradient for each parameter
	 */
	abstract FloatPointer gradients();

	/**
	 * Gives access to what is remembered of each parameter.
	 * @return arrays as long as the block, by the names of the rule's moments
	 */
	abstract Map<String, FloatPointer> moments();

	/**
	 * Takes the gradients that a backward pass has left; a large batch has several.
	 * @param first whether these are the first of the step
	 * @param last whether these are the last of the step
	 */
	abstract void take(boolean first, boolean last);

	/**
	 * Moves the parameters, which ends the step.
	 * @param learningRate how far
	 * @param step the number of the step, from 1
	 */
	void move(double learningRate, long step) {
		this.negativeRate.put((float) -learningRate);
		this.move.run();
	}

	/**
	 * Stochastic gradient descent with classical momentum; {@link Sgd} has the formula.
	 * The gradients of a large batch's pieces go into the velocities one after the other,
	 * as does the weight decay with the first.
	 */
	static final class Momentum extends BlockOptimizer {

		private final memory gradients;

		private final memory velocities;

		private final Plan firstGradient;

		private final Plan furtherGradient;

		private Momentum(OneDnn oneDnn, memory values, Sgd sgd) {
			super(oneDnn);
			this.gradients = oneDnn.memory(values.get_desc());
			this.velocities = oneDnn.memory(values.get_desc());
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
			new BlockArithmetic(plan()).addProduct("descent", values, 1, this.velocities, 1, negativeRate());
		}

		@Override
		FloatPointer gradients() {
			return OneDnn.floats(this.gradients);
		}

		@Override
		Map<String, FloatPointer> moments() {
			return Map.of(Sgd.VELOCITY, OneDnn.floats(this.velocities));
		}

		@Override
		void take(boolean first, boolean last) {
			(first ? this.firstGradient : this.furtherGradient).run();
		}

	}

}

package io.convscope.network.onednn;

import java.util.Map;

import io.convscope.network.Optimizer.Adam;
import io.convscope.network.Optimizer.Sgd;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * An optimizer that needs the gradients of the whole batch, and several operations to
 * move by them, which it does chunk by chunk.
 */
abstract class ChunkedOptimizer extends BlockOptimizer {

	private final memory values;

	private final double weightDecay;

	private final BlockArithmetic.GradientSum gradients;

	ChunkedOptimizer(OneDnn oneDnn, memory values, double weightDecay) {
		super(oneDnn);
		this.values = values;
		this.weightDecay = weightDecay;
		this.gradients = new BlockArithmetic.GradientSum(oneDnn, values.get_desc());
	}

	/**
	 * Plans the move.
	 * @param direction leaves in the place of the gradient what a chunk moves against
	 */
	final void planMove(Direction direction) {
		BlockArithmetic.inChunks(plan(), this.values, (arithmetic, chunk) -> {
			memory value = chunk.of(this.values);
			memory gradient = chunk.of(this.gradients.block());
			if (this.weightDecay != 0) {
				arithmetic.addScaled("weight decay", gradient, 1, value, this.weightDecay);
			}
			direction.plan(arithmetic, chunk, gradient);
			arithmetic.addProduct("descent", value, 1, gradient, 1, negativeRate());
		});
	}

	@Override
	final FloatPointer gradients() {
		return OneDnn.floats(this.gradients.block());
	}

	@Override
	final void take(boolean first, boolean last) {
		this.gradients.take(first, last);
	}

	/**
	 * The part of a move that optimizers differ in.
	 */
	@FunctionalInterface
	interface Direction {

		void plan(BlockArithmetic arithmetic, BlockArithmetic.Chunk chunk, memory gradient);

	}

	/**
	 * Stochastic gradient descent with Nesterov's momentum; {@link Sgd} has the formula.
	 */
	static final class Nesterov extends ChunkedOptimizer {

		private final memory velocities;

		Nesterov(OneDnn oneDnn, memory values, Sgd sgd) {
			super(oneDnn, values, sgd.weightDecay());
			this.velocities = oneDnn.memory(values.get_desc());
			planMove((arithmetic, chunk, gradient) -> {
				memory velocity = chunk.of(this.velocities);
				arithmetic.addScaled("momentum", velocity, sgd.momentum(), gradient, 1);
				arithmetic.addScaled("look ahead", gradient, 1, velocity, sgd.momentum());
			});
		}

		@Override
		Map<String, FloatPointer> moments() {
			return Map.of(Sgd.VELOCITY, OneDnn.floats(this.velocities));
		}

	}

	/**
	 * {@link Adam}, which has the formula.
	 */
	static final class AdaptiveMoments extends ChunkedOptimizer {

		private final memory first;

		private final memory second;

		// 1 / (1 - beta2^t)
		private final FloatPointer correction;

		AdaptiveMoments(OneDnn oneDnn, memory values, double weightDecay) {
			super(oneDnn, values, weightDecay);
			this.first = oneDnn.memory(values.get_desc());
			this.second = oneDnn.memory(values.get_desc());
			memory correction = oneDnn.memory(Layout.plain(1));
			this.correction = OneDnn.floats(correction);
			planMove((arithmetic, chunk, gradient) -> {
				memory mean = chunk.of(this.first);
				memory square = chunk.of(this.second);
				arithmetic.addScaled("first moment", mean, Adam.BETA1, gradient, 1 - Adam.BETA1);
				arithmetic.addProduct("second moment", square, Adam.BETA2, gradient, 1 - Adam.BETA2, gradient);
				// the gradient is no longer needed
				arithmetic.root("root", gradient, square, correction, Adam.EPSILON);
				arithmetic.divide("direction", gradient, mean, gradient);
			});
		}

		@Override
		Map<String, FloatPointer> moments() {
			return Map.of(Adam.FIRST_MOMENT, OneDnn.floats(this.first), Adam.SECOND_MOMENT, OneDnn.floats(this.second));
		}

		@Override
		void move(double learningRate, long step) {
			this.correction.put((float) (1 / (1 - Math.pow(Adam.BETA2, step))));
			super.move(learningRate / (1 - Math.pow(Adam.BETA1, step)), step);
		}

	}

}

package io.convscope.network;

/**
 * How a network's learned parameters p follow their gradients g, as in PyTorch's
 * {@code torch.optim}. The rate is given with each step; weight decay is an L2 penalty: g
 * grows by {@code weightDecay} * p, for weights, biases and all else that is learned.
 */
public sealed interface Optimizer {

	/**
	 * Tells how strongly parameters are drawn to zero.
	 * @return 0 for not at all
	 */
	double weightDecay();

	/**
	 * Names what it remembers of the gradients of past steps, weight decay included: a
	 * sum in which older ones count less.
	 * @return a key of {@link LearningState#moments()}
	 */
	String gradientMoment();

	/**
	 * Tells what makes an average of that sum.
	 * @return the factor, above 0 and at most 1
	 */
	double gradientShare();

	/**
	 * {@code torch.optim.SGD}: v = momentum * v + g, p = p - rate * v; with Nesterov's
	 * momentum p = p - rate * (g + momentum * v).
	 *
	 * @param momentum from 0 up to but not 1
	 * @param nesterov whether a step looks ahead by the momentum
	 * @param weightDecay 0 or more
	 */
	record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {

		/** Names the velocities v in a {@link LearningState}. */
		public static final String VELOCITY = "velocity";

		/**
		 * Makes the rule with classical momentum, without weight decay.
		 */
		public Sgd(double momentum) {
			this(momentum, false, 0);
		}

		@Override
		public String gradientMoment() {
			return VELOCITY;
		}

		// 1 + momentum + momentum^2 + ... = 1 / (1 - momentum)
		@Override
		public double gradientShare() {
			return 1 - this.momentum;
		}

	}

	/**
	 * {@code torch.optim.Adam} with PyTorch's defaults (D. Kingma, J. Ba, <em>Adam: A
	 * Method for Stochastic Optimization</em>, 2015): m = beta1 * m + (1 - beta1) * g, v
	 * = beta2 * v + (1 - beta2) * g^2; in step t, from 1, p = p - rate / (1 - beta1^t) *
	 * m / (sqrt(v / (1 - beta2^t)) + epsilon).
	 *
	 * @param weightDecay 0 or more
	 */
	record Adam(double weightDecay) implements Optimizer {

		public static final double BETA1 = 0.9;

		public static final double BETA2 = 0.999;

		public static final double EPSILON = 1e-8;

		/** Names the first moments m in a {@link LearningState}, as PyTorch does. */
		public static final String FIRST_MOMENT = "exp_avg";

		/** Names the second moments v in a {@link LearningState}, as PyTorch does. */
		public static final String SECOND_MOMENT = "exp_avg_sq";

		@Override
		public String gradientMoment() {
			return FIRST_MOMENT;
		}

		@Override
		public double gradientShare() {
			return 1;
		}

	}

}

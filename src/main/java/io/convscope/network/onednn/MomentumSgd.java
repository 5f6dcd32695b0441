package io.convscope.network.onednn;

import io.convscope.network.Sgd;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The optimizer: stochastic gradient descent with classical momentum over a block of
 * parameters: v = momentum * v + g, p = p - rate * v.
 */
final class MomentumSgd {

	private final memory gradients;

	private final memory velocities;

	private final Plan firstGradient;

	private final Plan furtherGradient;

	private final FloatPointer negativeRate;

	private final Plan move;

	/**
	 * Plans the update.
	 * @param oneDnn what computes it
	 * @param values the parameters
	 * @param sgd the momentum
	 */
	MomentumSgd(OneDnn oneDnn, memory values, Sgd sgd) {
		memory.desc desc = values.get_desc();
		this.gradients = oneDnn.memory(desc);
		this.velocities = oneDnn.memory(desc);
		this.firstGradient = new Plan(oneDnn, true);
		addScaled("momentum", this.velocities, sgd.momentum(), this.gradients, 1, this.firstGradient);
		this.furtherGradient = new Plan(oneDnn, true);
		addScaled("momentum", this.velocities, 1, this.gradients, 1, this.furtherGradient);
		memory negativeRate = oneDnn.memory(Layout.plain(1));
		this.negativeRate = OneDnn.floats(negativeRate);
		this.move = new Plan(oneDnn, true);
		addProduct("descent", values, this.velocities, negativeRate, this.move);
	}

	// a = factorOfA * a + factorOfB * b
	private static void addScaled(String name, memory a, double factorOfA, memory b, double factorOfB, Plan plan) {
		primitive_attr factors = new primitive_attr();
		factors.set_scales(dnnl.DNNL_ARG_SRC_0, 0, new float[] { (float) factorOfA });
		factors.set_scales(dnnl.DNNL_ARG_SRC_1, 0, new float[] { (float) factorOfB });
		memory.desc desc = a.get_desc();
		binary sum = new binary(new binary.primitive_desc(new binary.desc(dnnl.algorithm.binary_add, desc, desc, desc),
				factors, plan.oneDnn().engine()));
		plan.add(name, sum, new Plan.Argument(dnnl.DNNL_ARG_SRC_0, a), new Plan.Argument(dnnl.DNNL_ARG_SRC_1, b),
				new Plan.Argument(dnnl.DNNL_ARG_DST, a));
	}

	// a = a + b * factor, where the factor is one number
	private static void addProduct(String name, memory a, memory b, memory factor, Plan plan) {
		post_ops added = new post_ops();
		added.append_sum();
		primitive_attr attributes = new primitive_attr();
		attributes.set_post_ops(added);
		binary product = new binary(new binary.primitive_desc(
				new binary.desc(dnnl.algorithm.binary_mul, b.get_desc(), factor.get_desc(), a.get_desc()), attributes,
				plan.oneDnn().engine()));
		plan.add(name, product, new Plan.Argument(dnnl.DNNL_ARG_SRC_0, b),
				new Plan.Argument(dnnl.DNNL_ARG_SRC_1, factor), new Plan.Argument(dnnl.DNNL_ARG_DST, a));
	}

	FloatPointer gradients() {
		return OneDnn.floats(this.gradients);
	}

	FloatPointer velocities() {
		return OneDnn.floats(this.velocities);
	}

	/**
	 * Moves the velocities by the gradients.
	 * @param first whether these are the first of the step; a large batch has more
	 */
	void accelerate(boolean first) {
		(first ? this.firstGradient : this.furtherGradient).run();
	}

	/**
	 * Moves the values by their velocities, which ends the step.
	 * @param learningRate how far
	 */
	void move(double learningRate) {
		this.negativeRate.put((float) -learningRate);
		this.move.run();
	}

}

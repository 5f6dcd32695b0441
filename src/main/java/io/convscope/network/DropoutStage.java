package io.convscope.network;

import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.IntPointer;

/**
 * Inverted dropout: in training a value is dropped, or divided by the probability to keep
 * it, so that the mean stays; in inference nothing happens. Works in place.
 * <p>
 * What is dropped depends on the seed, on how many passes there were, and on how oneDNN
 * lays maps out on this kind of processor.
 */
final class DropoutStage implements Stage {

	private final String name;

	private final double keep;

	private final long seed;

	private long step;

	DropoutStage(LayerInfo layer, double keep, long seed) {
		this.name = layer.name();
		this.keep = keep;
		this.seed = seed;
	}

	@Override
	public Planned plan(memory input, Plan plan) {
		if (!plan.isTraining() || this.keep == 1) {
			return new Planned(input, (gradient, back, needed) -> gradient);
		}
		memory.desc desc = input.get_desc();
		memory mask = plan.oneDnn().memory(desc);
		int[] factors = new int[OneDnn.length(desc)];
		IntPointer target = new IntPointer(mask.get_data_handle());
		plan.add(new Operation(this.name + " drawing", () -> {
			DropoutMask.fill(factors, this.seed, this.step++, this.keep);
			target.put(factors);
		}));
		multiply(this.name + " forward", input, mask, plan);
		return new Planned(input, (gradient, back, needed) -> {
			memory result = back.inLayout(this.name, gradient, desc);
			multiply(this.name + " backward", result, mask, back);
			return result;
		});
	}

	private static void multiply(String name, memory values, memory mask, Plan plan) {
		memory.desc desc = values.get_desc();
		binary product = new binary(new binary.primitive_desc(
				new binary.desc(dnnl.algorithm.binary_mul, desc, desc, desc), plan.oneDnn().engine()));
		plan.add(name, product, new Plan.Argument(dnnl.DNNL_ARG_SRC_0, values),
				new Plan.Argument(dnnl.DNNL_ARG_SRC_1, mask), new Plan.Argument(dnnl.DNNL_ARG_DST, values));
	}

}

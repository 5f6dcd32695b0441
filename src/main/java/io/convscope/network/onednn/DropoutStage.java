package io.convscope.network.onednn;

import java.util.function.LongSupplier;

import io.convscope.network.compiled.DropoutMask;
import io.convscope.network.description.Dropout;
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

	private final DropoutMask mask;

	private final int[] block = new int[DropoutMask.BLOCK];

	private final LongSupplier step;

	/**
	 * Makes the stage.
	 * @param dropout the layer
	 * @param seed decides what is dropped
	 * @param step tells how many passes there were in training
	 */
	DropoutStage(Dropout dropout, long seed, LongSupplier step) {
		this.name = dropout.name();
		this.keep = dropout.keep();
		this.mask = new DropoutMask(seed, dropout.keep());
		this.step = step;
	}

	@Override
	public Planned plan(memory input, Plan plan) {
		if (!plan.isTraining() || this.keep == 1) {
			return new Planned(input, (gradient, back, needed) -> gradient);
		}
		memory.desc desc = input.get_desc();
		memory mask = plan.oneDnn().memory(Layout.ofType(memory.data_type.f32, desc));
		IntPointer target = new IntPointer(mask.get_data_handle());
		int length = Layout.length(desc);
		plan.add(new Plan.Operation(this.name + " drawing", () -> draw(target, length)));
		multiply(this.name + " forward", input, mask, plan);
		return new Planned(input, (gradient, back, needed) -> {
			memory result = back.inLayout(this.name, gradient, desc);
			multiply(this.name + " backward", result, mask, back);
			return result;
		});
	}

	private void draw(IntPointer target, int length) {
		long now = this.step.getAsLong();
		for (int from = 0; from < length; from += DropoutMask.BLOCK) {
			this.mask.draw(now, from / DropoutMask.BLOCK, this.block);
			target.position(from).put(this.block, 0, Math.min(DropoutMask.BLOCK, length - from));
		}
	}

	private static void multiply(String name, memory values, memory mask, Plan plan) {
		memory.desc desc = values.get_desc();
		binary product = new binary(new binary.primitive_desc(
				new binary.desc(dnnl.algorithm.binary_mul, desc, mask.get_desc(), desc), plan.oneDnn().engine()));
		plan.add(name, product, new Plan.Argument(dnnl.DNNL_ARG_SRC_0, values),
				new Plan.Argument(dnnl.DNNL_ARG_SRC_1, mask), new Plan.Argument(dnnl.DNNL_ARG_DST, values));
	}

}

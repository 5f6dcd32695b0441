package io.convscope.network.nd4j;

import java.util.function.LongSupplier;

import io.convscope.network.compiled.DropoutMask;
import io.convscope.network.description.Dropout;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inverted dropout: in training a value is dropped, or divided by the probability to keep
 * it, so that the mean stays; in inference nothing happens. Works in place.
 * <p>
 * What is dropped depends on the seed, and on how many passes there were.
 */
final class DropoutStage implements Stage {

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
		this.keep = dropout.keep();
		this.mask = new DropoutMask(seed, dropout.keep());
		this.step = step;
	}

	@Override
	public Planned plan(INDArray input, Plan plan) {
		if (!plan.isTraining() || this.keep == 1) {
			return new Planned(input, (gradient, back, needed) -> gradient);
		}
		INDArray factors = plan.array(input.shape());
		float[] drawn = new float[Math.toIntExact(input.length())];
		plan.add(() -> {
			draw(drawn);
			Arrays.put(factors, drawn);
			input.muli(factors);
		});
		return new Planned(input, (gradient, back, needed) -> {
			back.add(() -> gradient.muli(factors));
			return gradient;
		});
	}

	private void draw(float[] target) {
		long now = this.step.getAsLong();
		for (int from = 0; from < target.length; from += this.block.length) {
			this.mask.draw(now, from / this.block.length, this.block);
			for (int i = from; i < Math.min(target.length, from + this.block.length); i++) {
				target[i] = Float.intBitsToFloat(this.block[i - from]);
			}
		}
	}

}

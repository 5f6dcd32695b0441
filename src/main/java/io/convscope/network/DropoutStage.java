package io.convscope.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inverted dropout: in training a value is dropped, or divided by the probability to keep
 * it, so that the mean stays; in inference nothing happens. Works in place.
 * <p>
 * What is dropped depends on the seed and on how many steps were taken, not on the
 * machine.
 */
final class DropoutStage implements Stage {

	private final double keep;

	private final long seed;

	private final ReusedArray mask = new ReusedArray();

	private int[] factors = new int[0];

	private long step;

	DropoutStage(double keep, long seed) {
		this.keep = keep;
		this.seed = seed;
	}

	@Override
	public INDArray forward(INDArray input, boolean training) {
		if (!training || this.keep == 1) {
			return input;
		}
		int length = Math.toIntExact(input.length());
		if (this.factors.length != length) {
			this.factors = new int[length];
		}
		DropoutMask.fill(this.factors, this.seed, this.step++, this.keep);
		INDArray drawn = this.mask.of(input.shape());
		NativeFloats.copyBits(this.factors, drawn);
		return input.muli(drawn);
	}

	@Override
	public INDArray backward(INDArray gradient) {
		return (this.keep == 1) ? gradient : gradient.muli(this.mask.of(gradient.shape()));
	}

	@Override
	public void close() {
		this.mask.close();
	}

}

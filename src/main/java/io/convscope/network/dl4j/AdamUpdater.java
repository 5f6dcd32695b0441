package io.convscope.network.dl4j;

import io.convscope.network.Optimizer.Adam;
import io.convscope.network.PyTorchUpdater;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * {@link Adam} for Deeplearning4j, whose own of this name adds epsilon before it corrects
 * the bias.
 */
public final class AdamUpdater extends PyTorchUpdater {

	/**
	 * Makes the rule.
	 * @param learningRate above 0
	 */
	public AdamUpdater(@JsonProperty("learningRate") double learningRate) {
		super(learningRate);
	}

	@Override
	protected int moments() {
		return 2;
	}

	@Override
	protected void direct(INDArray gradient, INDArray[] moments, int iteration) {
		INDArray first = moments[0];
		INDArray second = moments[1];
		first.muli(Adam.BETA1).addi(gradient.mul(1 - Adam.BETA1));
		second.muli(Adam.BETA2).addi(gradient.muli(gradient).muli(1 - Adam.BETA2));
		int step = iteration + 1;
		INDArray root = Transforms.sqrt(second, true).divi(Math.sqrt(1 - Math.pow(Adam.BETA2, step)));
		gradient.assign(first).divi(root.addi(Adam.EPSILON)).divi(1 - Math.pow(Adam.BETA1, step));
	}

	@Override
	@SuppressWarnings("MethodDoesntCallSuperMethod")
	public AdamUpdater clone() {
		return new AdamUpdater(learningRate());
	}

	// Deeplearning4j updates layers whose updaters are equal in one go
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AdamUpdater that && learningRate() == that.learningRate();
	}

	@Override
	public int hashCode() {
		return Double.hashCode(learningRate());
	}

}

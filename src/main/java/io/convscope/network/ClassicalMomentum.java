package io.convscope.network;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonInclude;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * {@link Optimizer.Sgd} for Deeplearning4j, whose own {@code Nesterovs} is another rule
 * where the rate changes, and which has no classical momentum.
 * <p>
 * Its name stands in the Deeplearning4j configurations that users have downloaded, which
 * is why it is in this package.
 */
public final class ClassicalMomentum extends PyTorchUpdater {

	private final double momentum;

	@JsonInclude(JsonInclude.Include.NON_DEFAULT)
	private final boolean nesterov;

	/**
	 * Makes the rule.
	 * @param learningRate above 0
	 * @param momentum from 0 up to but not 1
	 * @param nesterov whether a step looks ahead by the momentum
	 */
	public ClassicalMomentum(@JsonProperty("learningRate") double learningRate,
			@JsonProperty("momentum") double momentum, @JsonProperty("nesterov") boolean nesterov) {
		super(learningRate);
		this.momentum = momentum;
		this.nesterov = nesterov;
	}

	@Override
	protected int moments() {
		return 1;
	}

	@Override
	protected void direct(INDArray gradient, INDArray[] moments, int iteration) {
		INDArray velocity = moments[0];
		velocity.muli(this.momentum).addi(gradient);
		if (this.nesterov) {
			gradient.addi(velocity.mul(this.momentum));
		}
		else {
			Nd4j.copy(velocity, gradient);
		}
	}

	@Override
	@SuppressWarnings("MethodDoesntCallSuperMethod")
	public ClassicalMomentum clone() {
		return new ClassicalMomentum(learningRate(), this.momentum, this.nesterov);
	}

	// Deeplearning4j updates layers whose updaters are equal in one go
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ClassicalMomentum that && learningRate() == that.learningRate()
				&& this.momentum == that.momentum && this.nesterov == that.nesterov;
	}

	@Override
	public int hashCode() {
		return Double.hashCode(learningRate()) * 31 + Double.hashCode(this.momentum);
	}

}

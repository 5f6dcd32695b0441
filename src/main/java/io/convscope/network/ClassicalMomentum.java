package io.convscope.network;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Classical momentum for Deeplearning4j, whose own {@code Nesterovs} is another rule: v =
 * momentum * v + g, p = p - rate * v.
 */
final class ClassicalMomentum implements IUpdater {

	private double learningRate;

	private final double momentum;

	ClassicalMomentum(@JsonProperty("learningRate") double learningRate, @JsonProperty("momentum") double momentum) {
		this.learningRate = learningRate;
		this.momentum = momentum;
	}

	double momentum() {
		return this.momentum;
	}

	@Override
	public long stateSize(long numParams) {
		return numParams;
	}

	@Override
	public GradientUpdater<ClassicalMomentum> instantiate(INDArray viewArray, boolean initializeViewArray) {
		INDArray view = viewArray.reshape(viewArray.length());
		if (initializeViewArray) {
			view.assign(0);
		}
		return new ClassicalMomentumUpdater(this, view);
	}

	@Override
	public GradientUpdater<ClassicalMomentum> instantiate(Map<String, INDArray> updaterState,
			boolean initializeStateArrays) {
		return instantiate(updaterState.get(ClassicalMomentumUpdater.VELOCITY), initializeStateArrays);
	}

	@Override
	public double getLearningRate(int iteration, int epoch) {
		return this.learningRate;
	}

	@Override
	public boolean hasLearningRate() {
		return true;
	}

	@Override
	public void setLrAndSchedule(double lr, @Nullable ISchedule lrSchedule) {
		if (lrSchedule != null) {
			throw new UnsupportedOperationException("Schedules of the learning rate are not supported");
		}
		this.learningRate = lr;
	}

	@Override
	@SuppressWarnings("MethodDoesntCallSuperMethod")
	public IUpdater clone() {
		return new ClassicalMomentum(this.learningRate, this.momentum);
	}

	// Deeplearning4j updates layers whose updaters are equal in one go
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ClassicalMomentum that && this.learningRate == that.learningRate
				&& this.momentum == that.momentum;
	}

	@Override
	public int hashCode() {
		return Double.hashCode(this.learningRate) * 31 + Double.hashCode(this.momentum);
	}

}

package io.convscope.network;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Classical momentum for Deeplearning4j, whose own {@code Nesterovs} is another rule: v =
 * momentum * v + g, p = p - rate * v.
 * <p>
 * Its name stands in the Deeplearning4j configurations that users have downloaded, which
 * is why it is in this package.
 */
public final class ClassicalMomentum implements IUpdater {

	private double learningRate;

	private final double momentum;

	/**
	 * Makes the rule.
	 * @param learningRate above 0
	 * @param momentum from 0 up to but not 1
	 */
	public ClassicalMomentum(@JsonProperty("learningRate") double learningRate,
			@JsonProperty("momentum") double momentum) {
		this.learningRate = learningRate;
		this.momentum = momentum;
	}

	public double momentum() {
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
		return new Updater(this, view);
	}

	@Override
	public GradientUpdater<ClassicalMomentum> instantiate(Map<String, INDArray> updaterState,
			boolean initializeStateArrays) {
		return instantiate(updaterState.get(Updater.VELOCITY), initializeStateArrays);
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

	/**
	 * Turns gradients into steps.
	 */
	private static final class Updater implements GradientUpdater<ClassicalMomentum> {

		private static final String VELOCITY = "V";

		private final ClassicalMomentum config;

		private INDArray velocity;

		private Updater(ClassicalMomentum config, INDArray velocity) {
			this.config = config;
			this.velocity = velocity;
		}

		@Override
		public ClassicalMomentum getConfig() {
			return this.config;
		}

		@Override
		public void setState(Map<String, INDArray> stateMap, boolean initialize) {
			this.velocity = stateMap.get(VELOCITY);
		}

		@Override
		public Map<String, INDArray> getState() {
			return Map.of(VELOCITY, this.velocity);
		}

		@Override
		public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder,
				boolean initialize) {
			this.velocity = viewArray.reshape(viewArray.length());
			if (initialize) {
				this.velocity.assign(0);
			}
		}

		@Override
		public void applyUpdater(INDArray gradient, int iteration, int epoch) {
			this.velocity.muli(this.config.momentum()).addi(gradient.reshape(gradient.length()));
			// Deeplearning4j subtracts what it finds in the gradient's place
			Nd4j.copy(this.velocity, gradient);
			gradient.muli(this.config.getLearningRate(iteration, epoch));
		}

	}

}

package io.convscope.network;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * An {@link Optimizer} for Deeplearning4j, which calls one {@code IUpdater} and keeps its
 * state in one row: the first moment of all parameters, then the second, if there is one.
 */
public abstract class PyTorchUpdater implements IUpdater {

	private double learningRate;

	/**
	 * Makes the rule.
	 * @param learningRate above 0
	 */
	protected PyTorchUpdater(double learningRate) {
		this.learningRate = learningRate;
	}

	/**
	 * Counts what is remembered of each parameter.
	 * @return 0 or more
	 */
	protected abstract int moments();

	/**
	 * Turns gradients into what Deeplearning4j subtracts from the parameters, for a
	 * learning rate of 1.
	 * @param gradient a row; takes the result
	 * @param moments a row for each of them; changed
	 * @param iteration how many steps were taken before
	 */
	protected abstract void direct(INDArray gradient, INDArray[] moments, int iteration);

	@Override
	public final long stateSize(long numParams) {
		return moments() * numParams;
	}

	@Override
	public final GradientUpdater<PyTorchUpdater> instantiate(@Nullable INDArray viewArray,
			boolean initializeViewArray) {
		Updater updater = new Updater(this);
		if (viewArray != null) {
			updater.setRow(viewArray, initializeViewArray);
		}
		return updater;
	}

	@Override
	public final GradientUpdater<PyTorchUpdater> instantiate(Map<String, INDArray> updaterState,
			boolean initializeStateArrays) {
		return instantiate(updaterState.get(Updater.STATE), initializeStateArrays);
	}

	@Override
	public final double getLearningRate(int iteration, int epoch) {
		return this.learningRate;
	}

	protected final double learningRate() {
		return this.learningRate;
	}

	@Override
	public final boolean hasLearningRate() {
		return true;
	}

	@Override
	public final void setLrAndSchedule(double lr, @Nullable ISchedule lrSchedule) {
		if (lrSchedule != null) {
			throw new UnsupportedOperationException("Schedules of the learning rate are not supported");
		}
		this.learningRate = lr;
	}

	@Override
	public abstract IUpdater clone();

	/**
	 * Turns gradients into steps.
	 */
	private static final class Updater implements GradientUpdater<PyTorchUpdater> {

		private static final String STATE = "V";

		private final PyTorchUpdater config;

		private @Nullable INDArray row;

		private Updater(PyTorchUpdater config) {
			this.config = config;
		}

		@Override
		public PyTorchUpdater getConfig() {
			return this.config;
		}

		@Override
		public void setState(Map<String, INDArray> stateMap, boolean initialize) {
			this.row = stateMap.get(STATE);
		}

		@Override
		public Map<String, INDArray> getState() {
			return (this.row != null) ? Map.of(STATE, this.row) : Map.of();
		}

		@Override
		public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder,
				boolean initialize) {
			setRow(viewArray, initialize);
		}

		private void setRow(INDArray view, boolean initialize) {
			this.row = view.reshape(view.length());
			if (initialize) {
				this.row.assign(0);
			}
		}

		@Override
		public void applyUpdater(INDArray gradient, int iteration, int epoch) {
			INDArray[] moments = new INDArray[this.config.moments()];
			for (int i = 0; i < moments.length; i++) {
				long length = gradient.length();
				moments[i] = this.row.get(NDArrayIndex.interval(i * length, (i + 1) * length));
			}
			this.config.direct(gradient.reshape(gradient.length()), moments, iteration);
			gradient.muli(this.config.learningRate);
		}

	}

}

package io.convscope.network;

import java.util.Map;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * Turns gradients into the steps that {@link ClassicalMomentum} defines.
 */
final class ClassicalMomentumUpdater implements GradientUpdater<ClassicalMomentum> {

	static final String VELOCITY = "V";

	private final ClassicalMomentum config;

	private INDArray velocity;

	ClassicalMomentumUpdater(ClassicalMomentum config, INDArray velocity) {
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
	public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
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

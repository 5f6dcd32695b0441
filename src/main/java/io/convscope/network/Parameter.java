package io.convscope.network;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One parameter of a {@link OneDnnNetwork}, with its velocity when it learns.
 */
final class Parameter implements AutoCloseable {

	private final INDArray value;

	private final @Nullable INDArray velocity;

	private final double momentum;

	private double kept;

	private @Nullable INDArray gradient;

	Parameter(INDArray value, @Nullable INDArray velocity, double momentum) {
		this.value = value;
		this.velocity = velocity;
		this.momentum = momentum;
		this.kept = momentum;
	}

	INDArray value() {
		return this.value;
	}

	INDArray velocity() {
		return Objects.requireNonNull(this.velocity, "a network that only answers has no velocities");
	}

	/**
	 * Hands out the array for the gradient of this step.
	 * @return an array of the value's shape, to be filled before {@link #addGradient}
	 */
	INDArray gradient() {
		if (this.gradient == null) {
			this.gradient = Nd4j.createUninitialized(DataType.FLOAT, this.value.shape(), 'c');
		}
		return this.gradient;
	}

	/**
	 * Moves the velocity by the gradient: v = momentum * v + g, or v + g where it is not
	 * the first in this step.
	 */
	void addGradient() {
		velocity().muli(this.kept).addi(gradient());
		this.kept = 1;
	}

	/**
	 * Moves the velocity by a gradient that is a product, in one pass over memory: v =
	 * momentum * v + a b, or v + a b where it is not the first in this step.
	 * @param product a matrix multiplication
	 * @param a its first factor
	 * @param b its second factor
	 */
	void addGradient(NativeOp product, INDArray a, INDArray b) {
		INDArray target = velocity();
		INDArray matrix = (target.rank() == 1) ? target.reshape('c', 1, target.length()) : target;
		product.run(new INDArray[] { a, b }, new INDArray[] { matrix }, 1, this.kept);
		this.kept = 1;
	}

	/**
	 * Ends a step: the next gradient is another one's first.
	 */
	void endStep() {
		this.kept = this.momentum;
	}

	@Override
	public void close() {
		if (this.gradient != null) {
			this.gradient.close();
		}
	}

}

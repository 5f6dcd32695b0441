package io.convscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All parameters of a network in one row, with their gradients and velocities, so that an
 * update is a few passes over memory.
 */
final class ParameterBlock implements AutoCloseable {

	private final List<TensorShape> shapes;

	private final int length;

	private final INDArray values;

	private @Nullable INDArray gradients;

	private @Nullable INDArray velocities;

	ParameterBlock(Weights weights, List<TensorShape> shapes) {
		this.shapes = shapes;
		this.length = shapes.stream().mapToInt(TensorShape::size).sum();
		this.values = Nd4j.createUninitialized(DataType.FLOAT, this.length);
		for (TensorShape shape : shapes) {
			NativeFloats.copy(weights.get(shape.name()).values(), view(this.values, shape.name()));
		}
	}

	INDArray value(String name) {
		return view(this.values, name);
	}

	INDArray gradient(String name) {
		return view(gradients(), name);
	}

	/**
	 * Changes the values by classical momentum.
	 * @param sgd the rule
	 */
	void update(Sgd sgd) {
		INDArray velocity = velocities();
		velocity.muli(sgd.momentum()).addi(gradients());
		Nd4j.getBlasWrapper().level1().axpy(this.length, -sgd.learningRate(), velocity, this.values);
	}

	Weights values() {
		return copyOf(this.values);
	}

	Weights velocity() {
		return copyOf(velocities());
	}

	private Weights copyOf(INDArray block) {
		List<Tensor> tensors = new ArrayList<>();
		for (TensorShape shape : this.shapes) {
			tensors.add(new Tensor(shape.name(), shape.shape(), NativeFloats.copy(view(block, shape.name()))));
		}
		return new Weights(tensors);
	}

	private INDArray gradients() {
		if (this.gradients == null) {
			this.gradients = Nd4j.zeros(DataType.FLOAT, this.length);
		}
		return this.gradients;
	}

	private INDArray velocities() {
		if (this.velocities == null) {
			this.velocities = Nd4j.zeros(DataType.FLOAT, this.length);
		}
		return this.velocities;
	}

	private INDArray view(INDArray block, String name) {
		long offset = 0;
		for (TensorShape shape : this.shapes) {
			if (shape.name().equals(name)) {
				return block.get(NDArrayIndex.interval(offset, offset + shape.size()))
					.reshape('c', Arrays.stream(shape.shape()).asLongStream().toArray());
			}
			offset += shape.size();
		}
		throw new IllegalArgumentException("There is no parameter " + name);
	}

	@Override
	public void close() {
		this.values.close();
		if (this.gradients != null) {
			this.gradients.close();
		}
		if (this.velocities != null) {
			this.velocities.close();
		}
	}

}

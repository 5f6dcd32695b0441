package io.convscope.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All parameters of a {@link OneDnnNetwork} in one row, and their velocities in another,
 * so that a step changes all in one pass over memory.
 */
final class ParameterBlock implements AutoCloseable {

	private final List<TensorShape> shapes;

	private final Map<String, ParameterLayout> layouts = new LinkedHashMap<>();

	private final Map<String, Parameter> parameters = new LinkedHashMap<>();

	private final int length;

	private final INDArray values;

	private final @Nullable INDArray velocities;

	private final Sgd sgd;

	/**
	 * Copies weights in.
	 * @param architecture the network they are of
	 * @param weights the weights
	 * @param sgd how they learn; null when they don't
	 */
	ParameterBlock(Architecture architecture, Weights weights, @Nullable Sgd sgd) {
		this.shapes = architecture.parameters();
		this.length = this.shapes.stream().mapToInt(TensorShape::size).sum();
		this.values = Nd4j.createUninitialized(DataType.FLOAT, this.length);
		this.velocities = (sgd != null) ? Nd4j.zeros(DataType.FLOAT, this.length) : null;
		this.sgd = (sgd != null) ? sgd : new Sgd(1, 0);
		long offset = 0;
		for (TensorShape shape : this.shapes) {
			ParameterLayout layout = layoutOf(architecture, shape);
			INDArray value = view(this.values, offset, layout);
			INDArray velocity = (this.velocities != null) ? view(this.velocities, offset, layout) : null;
			layout.copyIn(weights.get(shape.name()).values(), value);
			this.layouts.put(shape.name(), layout);
			this.parameters.put(shape.name(), new Parameter(value, velocity, this.sgd.momentum()));
			offset += shape.size();
		}
	}

	private static ParameterLayout layoutOf(Architecture architecture, TensorShape shape) {
		String layer = shape.name().substring(0, shape.name().indexOf('.'));
		int index = architecture.indexOf(layer);
		boolean isDenseWeight = architecture.layers().get(index).kind() == LayerKind.DENSE && shape.shape().length == 2;
		return isDenseWeight ? ParameterLayout.dense(architecture.layers().get(index - 1), shape.shape()[0])
				: ParameterLayout.asInPyTorch(shape.shape());
	}

	private static INDArray view(INDArray block, long offset, ParameterLayout layout) {
		long size = 1;
		for (long each : layout.shape()) {
			size *= each;
		}
		return block.get(NDArrayIndex.interval(offset, offset + size)).reshape('c', layout.shape());
	}

	Parameter get(String name) {
		return Objects.requireNonNull(this.parameters.get(name), () -> "There is no parameter " + name);
	}

	/**
	 * Changes the values by their velocities, which ends the step.
	 */
	void descend() {
		INDArray velocity = Objects.requireNonNull(this.velocities, "a network that only answers doesn't learn");
		Nd4j.getBlasWrapper().level1().axpy(this.length, -this.sgd.learningRate(), velocity, this.values);
		this.parameters.values().forEach(Parameter::endStep);
	}

	Weights values() {
		return copyOut(Parameter::value);
	}

	Weights velocity() {
		return copyOut(Parameter::velocity);
	}

	private Weights copyOut(Function<Parameter, INDArray> part) {
		List<Tensor> tensors = new ArrayList<>();
		for (TensorShape shape : this.shapes) {
			ParameterLayout layout = Objects.requireNonNull(this.layouts.get(shape.name()));
			float[] copy = layout.copyOut(part.apply(get(shape.name())));
			tensors.add(new Tensor(shape.name(), shape.shape(), copy));
		}
		return new Weights(tensors);
	}

	@Override
	public void close() {
		this.parameters.values().forEach(Parameter::close);
		this.values.close();
		if (this.velocities != null) {
			this.velocities.close();
		}
	}

}

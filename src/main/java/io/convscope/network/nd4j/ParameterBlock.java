package io.convscope.network.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.compiled.CompiledParameters;
import io.convscope.network.compiled.ParameterLayout;
import io.convscope.network.description.TensorShape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All tensors of a {@link Nd4jNetwork} in one array, so that a step changes them in few
 * passes over it. Gradients and what the optimizer remembers have arrays of their own.
 */
final class ParameterBlock implements CompiledParameters {

	private final ParameterLayout layout;

	private final INDArray values;

	private final @Nullable BlockOptimizer optimizer;

	private final Map<String, Parameter> parameters = new LinkedHashMap<>();

	/**
	 * Copies weights in.
	 * @param architecture the network they are of
	 * @param weights the weights
	 * @param rule how they learn; null when they don't
	 */
	ParameterBlock(Architecture architecture, Weights weights, @Nullable LearningRule rule) {
		this.layout = new ParameterLayout(architecture, rule, 1);
		this.values = Nd4j.create(DataType.FLOAT, new long[] { this.layout.length() }, 'c');
		this.optimizer = (rule != null) ? new BlockOptimizer(part(this.values, 0, this.layout.learnedLength()), rule)
				: null;
		for (TensorShape shape : this.layout.tensors()) {
			this.parameters.put(shape.name(), new Parameter(view(this.values, shape),
					this.layout.learns(shape.name()) ? view(optimizer().gradients(), shape) : null));
		}
		copyIn(weights, this.values);
	}

	private static INDArray part(INDArray row, long from, long length) {
		return row.get(NDArrayIndex.interval(from, from + length));
	}

	private INDArray view(INDArray row, TensorShape shape) {
		return part(row, this.layout.offset(shape.name()), shape.size()).reshape('c', shape.shape());
	}

	Parameter get(String name) {
		return Objects.requireNonNull(this.parameters.get(name), () -> "There is no parameter " + name);
	}

	private BlockOptimizer optimizer() {
		return Objects.requireNonNull(this.optimizer, "a network that only answers doesn't learn");
	}

	@Override
	public void copyIn(Weights values, Map<String, Weights> moments) {
		copyIn(values, this.values);
		moments.forEach((name, moment) -> copyIn(moment, optimizer().moment(name)));
	}

	private void copyIn(Weights weights, INDArray row) {
		for (Tensor tensor : weights.tensors()) {
			Arrays.put(part(row, this.layout.offset(tensor.name()), tensor.values().length), tensor.values());
		}
	}

	@Override
	public Weights values() {
		return copyOut(false, this.values);
	}

	@Override
	public Map<String, Weights> moments() {
		Map<String, Weights> moments = new LinkedHashMap<>();
		optimizer().names().forEach((name) -> moments.put(name, moment(name)));
		return moments;
	}

	@Override
	public Weights moment(String name) {
		return copyOut(true, optimizer().moment(name));
	}

	private Weights copyOut(boolean learned, INDArray row) {
		return this.layout.copyOut(learned, (from, target) -> Arrays.get(part(row, from, target.length), target));
	}

	@Override
	public void take(boolean first, boolean last) {
		optimizer().take(first, last);
	}

	@Override
	public void move(double learningRate, long step) {
		optimizer().move(learningRate, step);
	}

	@Override
	public void close() {
		if (this.optimizer != null) {
			this.optimizer.close();
		}
		this.values.close();
	}

}

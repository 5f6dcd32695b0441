package io.convscope.network.onednn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * All tensors of a {@link OneDnnNetwork} in one row of native memory, so that a step
 * changes them in few passes over it: those that learn, then those that don't. Gradients
 * and what the optimizer remembers have rows of their own.
 */
final class ParameterBlock implements AutoCloseable {

	// each parameter begins at a multiple of 64 bytes, the length of a vector
	private static final int ALIGNMENT = 16;

	private final PointerScope scope;

	private final List<TensorShape> tensors;

	private final List<TensorShape> learned;

	private final Map<String, Integer> offsets = new LinkedHashMap<>();

	private final Map<String, Parameter> parameters = new LinkedHashMap<>();

	private final memory values;

	private final @Nullable BlockOptimizer optimizer;

	/**
	 * Copies weights in.
	 * @param oneDnn what computes with them
	 * @param architecture the network they are of
	 * @param weights the weights
	 * @param rule how they learn; null when they don't
	 */
	ParameterBlock(OneDnn oneDnn, Architecture architecture, Weights weights, @Nullable LearningRule rule) {
		this.tensors = architecture.tensors();
		this.learned = (rule != null) ? rule.learned(architecture) : List.of();
		int learnedLength = place(this.learned, 0);
		int length = place(this.tensors.stream().filter((each) -> !this.offsets.containsKey(each.name())).toList(),
				learnedLength);
		try (PointerScope building = OneDnn.scope()) {
			this.values = oneDnn.memory(Layout.plain(length));
			this.optimizer = (rule != null)
					? BlockOptimizer.of(oneDnn, oneDnn.view(this.values, Layout.plain(learnedLength)), rule.optimizer())
					: null;
			FloatPointer values = OneDnn.floats(this.values);
			for (TensorShape shape : this.tensors) {
				memory.desc desc = Layout.plain(Layout.longs(shape.shape()));
				int offset = offset(shape);
				this.parameters.put(shape.name(),
						new Parameter(oneDnn.view(values, offset, desc),
								(offset < learnedLength) ? oneDnn.view(optimizer().gradients(), offset, desc) : null,
								building));
			}
			copyIn(weights, values);
			this.scope = building.extend();
		}
	}

	private int place(List<TensorShape> tensors, int start) {
		int end = start;
		for (TensorShape tensor : tensors) {
			this.offsets.put(tensor.name(), end);
			end += (tensor.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
		}
		return end;
	}

	private int offset(TensorShape shape) {
		return Objects.requireNonNull(this.offsets.get(shape.name()));
	}

	Parameter get(String name) {
		return Objects.requireNonNull(this.parameters.get(name), () -> "There is no parameter " + name);
	}

	/**
	 * Tells how the values learn.
	 * @return the update
	 * @throws NullPointerException if they don't
	 */
	BlockOptimizer optimizer() {
		return Objects.requireNonNull(this.optimizer, "a network that only answers doesn't learn");
	}

	/**
	 * Replaces values and moments; between two steps, when no pass is planned.
	 * @param values one for each parameter, under its name
	 * @param moments one for each that learns, by the names of the rule's moments
	 */
	void copyIn(Weights values, Map<String, Weights> moments) {
		copyIn(values, OneDnn.floats(this.values));
		optimizer().moments().forEach((name, target) -> copyIn(Objects.requireNonNull(moments.get(name)), target));
		this.parameters.values().forEach(Parameter::forgetLayouts);
	}

	Weights values() {
		return copyOut(this.tensors, OneDnn.floats(this.values));
	}

	/**
	 * Copies out what the optimizer remembers.
	 * @return one for each parameter that learns, by the names of the rule's moments
	 */
	Map<String, Weights> moments() {
		Map<String, Weights> moments = new LinkedHashMap<>();
		optimizer().moments().keySet().forEach((name) -> moments.put(name, moment(name)));
		return moments;
	}

	Weights moment(String name) {
		return copyOut(this.learned, Objects.requireNonNull(optimizer().moments().get(name)));
	}

	private void copyIn(Weights weights, FloatPointer target) {
		for (Tensor tensor : weights.tensors()) {
			target.getPointer(Objects.requireNonNull(this.offsets.get(tensor.name()))).put(tensor.values());
		}
	}

	private Weights copyOut(List<TensorShape> shapes, FloatPointer source) {
		List<Tensor> tensors = new ArrayList<>();
		for (TensorShape shape : shapes) {
			float[] copy = new float[shape.size()];
			source.getPointer(offset(shape)).get(copy);
			tensors.add(new Tensor(shape.name(), shape.shape(), copy));
		}
		return new Weights(tensors);
	}

	@Override
	public void close() {
		this.scope.deallocate();
	}

}

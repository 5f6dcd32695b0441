package io.convscope.network.onednn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.convscope.network.Architecture;
import io.convscope.network.Sgd;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * All tensors of a {@link OneDnnNetwork} in one row of native memory. Those that are
 * learned come first, so that a step changes them in few passes over that part; their
 * gradients and velocities are in two more rows.
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

	private final @Nullable MomentumSgd optimizer;

	/**
	 * Copies weights in.
	 * @param oneDnn what computes with them
	 * @param architecture the network they are of
	 * @param weights the weights
	 * @param sgd how they learn; null when they don't
	 */
	ParameterBlock(OneDnn oneDnn, Architecture architecture, Weights weights, @Nullable Sgd sgd) {
		this.tensors = architecture.tensors();
		this.learned = architecture.parameters();
		int learnedLength = place(this.learned, 0);
		int length = place(this.tensors.stream().filter((each) -> !each.learned()).toList(), learnedLength);
		try (PointerScope building = OneDnn.scope()) {
			this.values = oneDnn.memory(Layout.plain(length));
			this.optimizer = (sgd != null)
					? new MomentumSgd(oneDnn, oneDnn.view(this.values, Layout.plain(learnedLength)), sgd) : null;
			FloatPointer values = OneDnn.floats(this.values);
			FloatPointer gradients = (this.optimizer != null) ? this.optimizer.gradients() : null;
			for (TensorShape shape : this.tensors) {
				memory.desc desc = Layout.plain(Layout.longs(shape.shape()));
				int offset = offset(shape);
				this.parameters.put(shape.name(),
						new Parameter(oneDnn.view(values, offset, desc),
								(gradients != null && shape.learned()) ? oneDnn.view(gradients, offset, desc) : null,
								building));
			}
			copyIn(this.tensors, weights, values);
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
	MomentumSgd optimizer() {
		return Objects.requireNonNull(this.optimizer, "a network that only answers doesn't learn");
	}

	/**
	 * Replaces values and velocities; between two steps.
	 * @param values one for each tensor, under its name
	 * @param velocities one for each learned tensor, under its name
	 */
	void copyIn(Weights values, Weights velocities) {
		copyIn(this.tensors, values, OneDnn.floats(this.values));
		copyIn(this.learned, velocities, optimizer().velocities());
	}

	Weights values() {
		return copyOut(this.tensors, OneDnn.floats(this.values));
	}

	Weights velocity() {
		return copyOut(this.learned, optimizer().velocities());
	}

	private void copyIn(List<TensorShape> shapes, Weights weights, FloatPointer target) {
		for (TensorShape shape : shapes) {
			target.getPointer(offset(shape)).put(weights.get(shape.name()).values());
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

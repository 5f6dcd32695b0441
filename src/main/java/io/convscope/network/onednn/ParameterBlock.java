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
 * All parameters of a {@link OneDnnNetwork} in one row of native memory, so that a step
 * changes them in few passes over it; their gradients and velocities in two more.
 */
final class ParameterBlock implements AutoCloseable {

	// each parameter begins at a multiple of 64 bytes, the length of a vector
	private static final int ALIGNMENT = 16;

	private final PointerScope scope;

	private final List<TensorShape> shapes;

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
		this.shapes = architecture.parameters();
		int length = 0;
		for (TensorShape shape : this.shapes) {
			this.offsets.put(shape.name(), length);
			length += (shape.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
		}
		try (PointerScope building = OneDnn.scope()) {
			this.values = oneDnn.memory(Layout.plain(length));
			this.optimizer = (sgd != null) ? new MomentumSgd(oneDnn, this.values, sgd) : null;
			FloatPointer values = OneDnn.floats(this.values);
			FloatPointer gradients = (this.optimizer != null) ? this.optimizer.gradients() : null;
			for (TensorShape shape : this.shapes) {
				memory.desc desc = Layout.plain(Layout.longs(shape.shape()));
				int offset = offset(shape);
				this.parameters.put(shape.name(), new Parameter(oneDnn.view(values, offset, desc),
						(gradients != null) ? oneDnn.view(gradients, offset, desc) : null, building));
			}
			copyIn(weights, values);
			this.scope = building.extend();
		}
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
	 * @param values one for each parameter, under its name
	 * @param velocities the same
	 */
	void copyIn(Weights values, Weights velocities) {
		copyIn(values, OneDnn.floats(this.values));
		copyIn(velocities, optimizer().velocities());
	}

	Weights values() {
		return copyOut(OneDnn.floats(this.values));
	}

	Weights velocity() {
		return copyOut(optimizer().velocities());
	}

	private void copyIn(Weights weights, FloatPointer target) {
		for (TensorShape shape : this.shapes) {
			target.getPointer(offset(shape)).put(weights.get(shape.name()).values());
		}
	}

	private Weights copyOut(FloatPointer source) {
		List<Tensor> tensors = new ArrayList<>();
		for (TensorShape shape : this.shapes) {
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

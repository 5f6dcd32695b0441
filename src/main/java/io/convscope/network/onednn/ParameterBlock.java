package io.convscope.network.onednn;

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
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * All tensors of a {@link OneDnnNetwork} in one row of native memory, so that a step
 * changes them in few passes over it: those that learn, then those that don't. Gradients
 * and what the optimizer remembers have rows of their own.
 */
final class ParameterBlock implements CompiledParameters {

	// each parameter begins at a multiple of 64 bytes, the length of a vector
	private static final int ALIGNMENT = 16;

	private final PointerScope scope;

	private final ParameterLayout layout;

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
		this.layout = new ParameterLayout(architecture, rule, ALIGNMENT);
		try (PointerScope building = OneDnn.scope()) {
			this.values = oneDnn.memory(Layout.plain(this.layout.length()));
			this.optimizer = (rule != null) ? BlockOptimizer.of(oneDnn,
					oneDnn.view(this.values, Layout.plain(this.layout.learnedLength())), rule.optimizer()) : null;
			FloatPointer values = OneDnn.floats(this.values);
			for (TensorShape shape : this.layout.tensors()) {
				memory.desc desc = Layout.plain(Layout.longs(shape.shape()));
				int offset = this.layout.offset(shape.name());
				this.parameters.put(shape.name(), new Parameter(oneDnn.view(values, offset, desc),
						this.layout.learns(shape.name()) ? oneDnn.view(optimizer().gradients(), offset, desc) : null,
						building));
			}
			copyIn(weights, values);
			this.scope = building.extend();
		}
	}

	Parameter get(String name) {
		return Objects.requireNonNull(this.parameters.get(name), () -> "There is no parameter " + name);
	}

	private BlockOptimizer optimizer() {
		return Objects.requireNonNull(this.optimizer, "a network that only answers doesn't learn");
	}

	@Override
	public void copyIn(Weights values, Map<String, Weights> moments) {
		copyIn(values, OneDnn.floats(this.values));
		optimizer().moments().forEach((name, target) -> copyIn(Objects.requireNonNull(moments.get(name)), target));
		this.parameters.values().forEach(Parameter::forgetLayouts);
	}

	@Override
	public Weights values() {
		return copyOut(false, OneDnn.floats(this.values));
	}

	@Override
	public Map<String, Weights> moments() {
		Map<String, Weights> moments = new LinkedHashMap<>();
		optimizer().moments().keySet().forEach((name) -> moments.put(name, moment(name)));
		return moments;
	}

	@Override
	public Weights moment(String name) {
		return copyOut(true, Objects.requireNonNull(optimizer().moments().get(name)));
	}

	private void copyIn(Weights weights, FloatPointer target) {
		for (Tensor tensor : weights.tensors()) {
			target.getPointer(this.layout.offset(tensor.name())).put(tensor.values());
		}
	}

	private Weights copyOut(boolean learned, FloatPointer source) {
		return this.layout.copyOut(learned, (from, target) -> source.getPointer(from).get(target));
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
		this.scope.deallocate();
	}

}

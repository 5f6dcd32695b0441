package io.convscope.network.compiled;

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
import org.jspecify.annotations.Nullable;

/**
 * Where the tensors of a network lie in one row of numbers: those that learn, then those
 * that don't. Immutable, thus thread safe.
 */
public final class ParameterLayout {

	private final List<TensorShape> tensors;

	private final List<TensorShape> learned;

	private final Map<String, Integer> offsets = new LinkedHashMap<>();

	private final int learnedLength;

	private final int length;

	/**
	 * Places the tensors.
	 * @param architecture the network
	 * @param rule how it learns; null when it doesn't
	 * @param alignment each tensor begins at a multiple of it
	 */
	public ParameterLayout(Architecture architecture, @Nullable LearningRule rule, int alignment) {
		this.tensors = architecture.tensors();
		this.learned = (rule != null) ? rule.learned(architecture) : List.of();
		this.learnedLength = place(this.learned, 0, alignment);
		this.length = place(this.tensors.stream().filter((each) -> !this.offsets.containsKey(each.name())).toList(),
				this.learnedLength, alignment);
	}

	private int place(List<TensorShape> tensors, int start, int alignment) {
		int end = start;
		for (TensorShape tensor : tensors) {
			this.offsets.put(tensor.name(), end);
			end += (tensor.size() + alignment - 1) / alignment * alignment;
		}
		return end;
	}

	/**
	 * Lists all tensors.
	 * @return in PyTorch's order
	 */
	public List<TensorShape> tensors() {
		return this.tensors;
	}

	/**
	 * Tells where a tensor begins.
	 * @param name its name
	 * @return from 0
	 */
	public int offset(String name) {
		return Objects.requireNonNull(this.offsets.get(name), () -> "There is no parameter " + name);
	}

	/**
	 * Tells whether a tensor learns.
	 * @param name its name
	 * @return whether it has gradients and moments, in the same place of rows of their
	 * own
	 */
	public boolean learns(String name) {
		return offset(name) < this.learnedLength;
	}

	public int learnedLength() {
		return this.learnedLength;
	}

	public int length() {
		return this.length;
	}

	/**
	 * Copies tensors out of the row.
	 * @param learned whether only those that learn
	 * @param source copies the numbers from a place on
	 * @return the tensors, in PyTorch's order
	 */
	public Weights copyOut(boolean learned, Source source) {
		List<Tensor> copies = new ArrayList<>();
		for (TensorShape shape : learned ? this.learned : this.tensors) {
			float[] values = new float[shape.size()];
			source.copy(offset(shape.name()), values);
			copies.add(new Tensor(shape.name(), shape.shape(), values));
		}
		return new Weights(copies);
	}

	/**
	 * A row that tensors lie in.
	 */
	@FunctionalInterface
	public interface Source {

		/**
		 * Copies numbers.
		 * @param from where the first one lies
		 * @param target takes them; as long as they are many
		 */
		void copy(int from, float[] target);

	}

}

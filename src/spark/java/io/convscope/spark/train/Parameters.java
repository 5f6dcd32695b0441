package io.convscope.spark.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.LearningState;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;

/**
 * All that learning changes, as it is sent: the weights, then each moment of the
 * optimizer, one number after the other.
 *
 * @param values the numbers
 * @param steps how many steps the optimizer has taken
 * @param draws how often dropout has drawn
 */
record Parameters(float[] values, long steps, long draws) implements Serializable {

	/**
	 * Begins a training.
	 * @param start the first weights
	 * @param architecture the network
	 * @param rule how it learns
	 * @return the parameters, with moments of zero
	 */
	static Parameters begin(Weights start, Architecture architecture, LearningRule rule) {
		int moments = rule.moments().size() * size(rule.learned(architecture));
		float[] weights = join(
				List.of(architecture.tensors().stream().map((each) -> start.get(each.name())).toList()));
		return new Parameters(Arrays.copyOf(weights, weights.length + moments), 0, 0);
	}

	static Parameters of(LearningState state, LearningRule rule) {
		List<List<Tensor>> all = new ArrayList<>();
		all.add(state.weights().tensors());
		rule.moments().forEach((name) -> all.add(state.moments().get(name).tensors()));
		return new Parameters(join(all), state.steps(), state.draws());
	}

	private static float[] join(List<List<Tensor>> lists) {
		List<float[]> arrays = lists.stream().flatMap(List::stream).map(Tensor::values).toList();
		float[] joined = new float[arrays.stream().mapToInt((each) -> each.length).sum()];
		int at = 0;
		for (float[] each : arrays) {
			System.arraycopy(each, 0, joined, at, each.length);
			at += each.length;
		}
		return joined;
	}

	private static int size(List<TensorShape> shapes) {
		return shapes.stream().mapToInt(TensorShape::size).sum();
	}

	LearningState state(Architecture architecture, LearningRule rule) {
		int at = size(architecture.tensors());
		int moment = size(rule.learned(architecture));
		List<String> names = rule.moments();
		Map<String, Weights> moments = names.stream()
			.collect(Collectors.toMap((name) -> name,
					(name) -> divide(rule.learned(architecture), at + names.indexOf(name) * moment)));
		return new LearningState(weights(architecture), moments, this.steps, this.draws);
	}

	Weights weights(Architecture architecture) {
		return divide(architecture.tensors(), 0);
	}

	private Weights divide(List<TensorShape> shapes, int from) {
		List<Tensor> tensors = new ArrayList<>();
		int at = from;
		for (TensorShape shape : shapes) {
			tensors.add(new Tensor(shape.name(), shape.shape(), Arrays.copyOfRange(this.values, at, at + shape.size())));
			at += shape.size();
		}
		return new Weights(tensors);
	}

	/**
	 * Adds the numbers of others to these, which change.
	 * @param other of the same network
	 * @return these
	 */
	Parameters add(Parameters other) {
		for (int i = 0; i < this.values.length; i++) {
			this.values[i] += other.values[i];
		}
		return new Parameters(this.values, Math.max(this.steps, other.steps), Math.max(this.draws, other.draws));
	}

	/**
	 * Divides the numbers, which change.
	 * @param count by which number
	 * @return these
	 */
	Parameters divideBy(int count) {
		for (int i = 0; i < this.values.length; i++) {
			this.values[i] /= count;
		}
		return this;
	}

	/**
	 * Counts what is sent.
	 * @return the size of the numbers in bytes
	 */
	long bytes() {
		return (long) Float.BYTES * this.values.length;
	}

	Parameters drawing(long draws) {
		return new Parameters(this.values, this.steps, draws);
	}

}

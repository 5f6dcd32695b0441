package io.convscope.network;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.convscope.network.description.TensorShape;

/**
 * All that a {@link TrainableNetwork} has changed by learning: a network that is restored
 * to it goes on as the first one would have, to the last bit, on the same engine and
 * number of threads.
 *
 * @param weights the parameters
 * @param moments what the optimizer remembers, by the names of
 * {@link LearningRule#moments()}: of each one tensor for each learned parameter, under
 * its name
 * @param steps how many steps the optimizer has taken, 0 or more
 * @param draws how often dropout has drawn, 0 or more; what it draws next follows from
 * this and the seed
 */
public record LearningState(Weights weights, Map<String, Weights> moments, long steps, long draws) {

	/**
	 * Copies the map, not the arrays.
	 */
	public LearningState {
		moments = Map.copyOf(moments);
	}

	/**
	 * Checks that this is the state of an architecture's network that learns by a rule.
	 * @param architecture the network it should fit
	 * @param rule the rule it should fit
	 * @throws IllegalArgumentException naming the first difference
	 */
	public void requireFit(Architecture architecture, LearningRule rule) {
		this.weights.requireFit(architecture);
		requireMoments(rule);
		List<TensorShape> learned = rule.learned(architecture);
		rule.moments().forEach((name) -> Tensor.requireShapes(this.moments.get(name).tensors(), learned));
	}

	/**
	 * Checks that this is the state of a rule's optimizer.
	 * @param rule the rule it should fit
	 * @throws IllegalArgumentException if it is that of another
	 */
	public void requireMoments(LearningRule rule) {
		if (!this.moments.keySet().equals(Set.copyOf(rule.moments()))) {
			throw new IllegalArgumentException("the optimizer's state should be " + String.join(", ", rule.moments())
					+ ", and it is " + String.join(", ", this.moments.keySet().stream().sorted().toList()));
		}
	}

}

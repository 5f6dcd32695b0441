package io.convscope.network;

import java.util.List;
import java.util.Set;

import io.convscope.network.Optimizer.Adam;
import io.convscope.network.Optimizer.Sgd;
import io.convscope.network.description.TensorShape;

/**
 * How a network learns, but for the rate, which each step is given.
 *
 * @param optimizer moves the parameters
 * @param labelSmoothing share of the target that is spread evenly over all classes, as in
 * PyTorch's {@code CrossEntropyLoss}, from 0 up to but not 1
 * @param frozen names of the layers that keep their parameters, to the last bit
 * @param precision of what is multiplied
 */
public record LearningRule(Optimizer optimizer, double labelSmoothing, Set<String> frozen, Precision precision) {

	public LearningRule {
		frozen = Set.copyOf(frozen);
	}

	/**
	 * Creates a rule of 32 bits.
	 */
	public LearningRule(Optimizer optimizer, double labelSmoothing, Set<String> frozen) {
		this(optimizer, labelSmoothing, frozen, Precision.FLOAT32);
	}

	/**
	 * Stochastic gradient descent with classical momentum, for all layers and plain
	 * labels.
	 * @param momentum from 0 up to but not 1
	 * @return the rule
	 */
	public static LearningRule sgd(double momentum) {
		return of(new Sgd(momentum));
	}

	/**
	 * An optimizer for all layers and plain labels.
	 * @param optimizer moves the parameters
	 * @return the rule
	 */
	public static LearningRule of(Optimizer optimizer) {
		return new LearningRule(optimizer, 0, Set.of());
	}

	/**
	 * Names what the optimizer remembers of each parameter from step to step.
	 * @return the keys of {@link LearningState#moments()}
	 */
	public List<String> moments() {
		return (this.optimizer instanceof Adam) ? List.of(Adam.FIRST_MOMENT, Adam.SECOND_MOMENT)
				: List.of(Sgd.VELOCITY);
	}

	/**
	 * Lists the parameters that are learned.
	 * @param architecture the network
	 * @return those of the layers that are not frozen, in PyTorch's order
	 */
	public List<TensorShape> learned(Architecture architecture) {
		return architecture.layers()
			.stream()
			.filter((layer) -> !this.frozen.contains(layer.name()))
			.flatMap((layer) -> layer.tensors().stream())
			.filter(TensorShape::learned)
			.toList();
	}

}

package io.convscope.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convscope.network.Optimizer;
import io.convscope.network.Optimizer.Adam;
import io.convscope.network.Optimizer.Sgd;

/**
 * The optimizers that a run can choose.
 */
public enum OptimizerKind {

	/** Stochastic gradient descent with classical momentum. */
	SGD,
	/** The same with Nesterov's momentum. */
	NESTEROV,
	/** Adam, which has no use for the setting {@code momentum}. */
	ADAM;

	static List<String> ids() {
		return Arrays.stream(values()).map(OptimizerKind::id).toList();
	}

	/**
	 * Names this optimizer as JSON does.
	 * @return the name in lower case
	 */
	@JsonValue
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	Optimizer with(double momentum, double weightDecay) {
		return (this == ADAM) ? new Adam(weightDecay) : new Sgd(momentum, this == NESTEROV, weightDecay);
	}

}

package io.convscope.network.nd4j;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One parameter of a {@link Nd4jNetwork}, laid out as in PyTorch.
 *
 * @param value what it is now, a view of all parameters
 * @param gradients takes that of a pass; null where it doesn't learn
 */
record Parameter(INDArray value, @Nullable INDArray gradients) {

	boolean learns() {
		return this.gradients != null;
	}

	INDArray gradient() {
		return Objects.requireNonNull(this.gradients, "what doesn't learn has no gradients");
	}

}

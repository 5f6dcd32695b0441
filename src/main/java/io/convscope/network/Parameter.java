package io.convscope.network;

import java.util.Objects;

import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a {@link OneDnnNetwork}, laid out as in PyTorch.
 *
 * @param value what it is now
 * @param gradient that of the last pass; null in a network that only answers
 */
record Parameter(memory value, @Nullable memory gradient) {

	@Override
	public memory gradient() {
		return Objects.requireNonNull(this.gradient, "a network that only answers has no gradients");
	}

}

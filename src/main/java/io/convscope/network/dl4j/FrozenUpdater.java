package io.convscope.network.dl4j;

import io.convscope.network.PyTorchUpdater;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keeps the parameters of a frozen layer as they are.
 */
final class FrozenUpdater extends PyTorchUpdater {

	FrozenUpdater() {
		super(1);
	}

	@Override
	protected int moments() {
		return 0;
	}

	@Override
	protected void direct(INDArray gradient, INDArray[] moments, int iteration) {
		gradient.assign(0);
	}

	@Override
	@SuppressWarnings("MethodDoesntCallSuperMethod")
	public FrozenUpdater clone() {
		return new FrozenUpdater();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FrozenUpdater;
	}

	@Override
	public int hashCode() {
		return FrozenUpdater.class.hashCode();
	}

}

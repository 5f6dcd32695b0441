package io.convscope.network;

import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many OpenMP threads a forward or backward pass uses.
 */
final class ComputeThreads {

	private ComputeThreads() {
	}

	/**
	 * Counts the processors that this process may use; a container's limit counts, which
	 * OpenMP itself does not see.
	 * @return at least 1
	 */
	static int count() {
		return Runtime.getRuntime().availableProcessors();
	}

	/**
	 * Lets the calling thread compute on that many threads; OpenMP keeps this number for
	 * each calling thread.
	 */
	static void claim() {
		NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count());
	}

}

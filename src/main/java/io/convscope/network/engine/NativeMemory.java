package io.convscope.network.engine;

import java.util.OptionalLong;

import org.bytedeco.javacpp.Pointer;

/**
 * The memory outside the heap, where networks are computed.
 */
public final class NativeMemory {

	// code, threads and what the libraries keep
	private static final long OTHERS = 256L << 20;

	private NativeMemory() {
	}

	/**
	 * Returns how much networks may take: what the process may have
	 * ({@code org.bytedeco.javacpp.maxphysicalbytes}) without its heap.
	 * @return bytes, at least 0; empty where there is no limit
	 */
	public static OptionalLong limit() {
		long process = Pointer.maxPhysicalBytes();
		return (process > 0) ? OptionalLong.of(Math.max(0, process - Runtime.getRuntime().maxMemory() - OTHERS))
				: OptionalLong.empty();
	}

}

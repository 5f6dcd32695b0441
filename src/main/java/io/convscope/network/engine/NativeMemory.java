package io.convscope.network.engine;

import java.util.OptionalLong;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory outside the heap, where networks are computed.
 */
public final class NativeMemory {

	private static final Logger logger = LoggerFactory.getLogger(NativeMemory.class);

	// of mallopt in the GNU C library
	private static final int M_MMAP_THRESHOLD = -3;

	private static final int LARGE = 1 << 20;

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

	/**
	 * Has the C library give large arrays back to the system when they are freed.
	 * <p>
	 * By default it soon keeps those of up to 32 MB for later: after a run, or after its
	 * measuring, hundreds of megabytes that files would need. The environment variable
	 * {@code MALLOC_MMAP_THRESHOLD_} takes precedence.
	 */
	static void giveBack() {
		if (System.getenv("MALLOC_MMAP_THRESHOLD_") != null || !Platform.isLinux()) {
			return;
		}
		try {
			Native.load("c", CLibrary.class).mallopt(M_MMAP_THRESHOLD, LARGE);
		}
		catch (LinkageError ex) {
			logger.warn("Freed memory stays with this process: mallopt can't be called from here", ex);
		}
	}

	/**
	 * What is needed of the C library.
	 */
	interface CLibrary extends Library {

		int mallopt(int parameter, int value);

	}

}

package io.convscope.network.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that a forward or backward pass computes on: how many, and how they wait
 * for one another.
 */
final class OpenMp {

	private static final Logger logger = LoggerFactory.getLogger(OpenMp.class);

	// looks before sleeping; waking a thread takes longer than most waits are. With 3000
	// training beside a busy core is a tenth slower, with 1000 as fast as with none.
	private static final String LOOKS = "1000";

	private OpenMp() {
	}

	/**
	 * Tells OpenMP, before it is loaded, to let threads sleep when they have waited for
	 * one another for some microseconds.
	 * <p>
	 * By default they spin for milliseconds, which is a little faster on an idle machine,
	 * and many times slower where others want the processors too. The environment
	 * variables {@code OMP_WAIT_POLICY} and {@code GOMP_SPINCOUNT} take precedence.
	 */
	static void sleepSoon() {
		if (System.getenv("OMP_WAIT_POLICY") != null || System.getenv("GOMP_SPINCOUNT") != null
				|| Platform.isWindows()) {
			return;
		}
		try {
			CLibrary library = Native.load("c", CLibrary.class);
			library.setenv("OMP_WAIT_POLICY", "passive", 0);
			library.setenv("GOMP_SPINCOUNT", LOOKS, 0);
		}
		catch (LinkageError ex) {
			logger.warn("OpenMP's threads will spin while they wait: OMP_WAIT_POLICY can't be set from here", ex);
		}
	}

	/**
	 * Counts the processors that this process may use; a container's limit counts, which
	 * OpenMP itself does not see.
	 * @return at least 1
	 */
	static int threads() {
		return Runtime.getRuntime().availableProcessors();
	}

	/**
	 * Lets the calling thread compute on that many threads; OpenMP keeps this number for
	 * each calling thread.
	 */
	static void claimThreads() {
		NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads());
	}

	/**
	 * What is needed of the C library.
	 */
	interface CLibrary extends Library {

		int setenv(String name, String value, int overwrite);

	}

}

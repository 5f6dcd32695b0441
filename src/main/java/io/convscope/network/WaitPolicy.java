package io.convscope.network;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells OpenMP, before it is loaded, to let threads sleep when they have waited for one
 * another for some microseconds.
 * <p>
 * By default they spin for milliseconds, which is a little faster on an idle machine, and
 * many times slower where others want the processors too. Whoever sets the environment
 * variable {@code OMP_WAIT_POLICY} or {@code GOMP_SPINCOUNT} decides for himself.
 */
final class WaitPolicy {

	private static final Logger logger = LoggerFactory.getLogger(WaitPolicy.class);

	// looks before sleeping; waking a thread takes longer than most waits are. With 3000
	// training beside a busy core is a tenth slower, with 1000 as fast as with none.
	private static final String LOOKS = "1000";

	private WaitPolicy() {
	}

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
	 * What is needed of the C library.
	 */
	interface CLibrary extends Library {

		int setenv(String name, String value, int overwrite);

	}

}

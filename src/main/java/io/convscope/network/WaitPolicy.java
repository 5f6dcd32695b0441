package io.convscope.network;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells OpenMP, before it is loaded, to let threads sleep while they wait for one
 * another.
 * <p>
 * By default they spin, which is a little faster on an idle machine, and many times
 * slower where others want the processors too. Whoever sets the environment variable
 * {@code OMP_WAIT_POLICY} or {@code GOMP_SPINCOUNT} decides for himself.
 */
final class WaitPolicy {

	private static final Logger logger = LoggerFactory.getLogger(WaitPolicy.class);

	private WaitPolicy() {
	}

	static void sleepWhileWaiting() {
		if (System.getenv("OMP_WAIT_POLICY") != null || System.getenv("GOMP_SPINCOUNT") != null
				|| Platform.isWindows()) {
			return;
		}
		try {
			Native.load("c", CLibrary.class).setenv("OMP_WAIT_POLICY", "passive", 0);
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

package io.convscope.network;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that a forward or backward pass computes on: how many, and how they wait
 * for one another.
 */
public final class OpenMp {

	private static final Logger logger = LoggerFactory.getLogger(OpenMp.class);

	// looks before sleeping; waking a thread takes longer than most waits are. With 3000
	// training beside a busy core is a tenth slower, with 1000 as fast as with none.
	private static final String LOOKS = "1000";

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

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
	public static void sleepSoon() {
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
	 * Counts the processors that a pass may use: those of this process, where a
	 * container's limit counts, which OpenMP itself does not see. The environment
	 * variable {@code OMP_NUM_THREADS} takes precedence, where it is a number.
	 * @return at least 1
	 */
	public static int threads() {
		String wanted = System.getenv("OMP_NUM_THREADS");
		return (wanted != null && NUMBER.matcher(wanted).matches()) ? Integer.parseInt(wanted)
				: Runtime.getRuntime().availableProcessors();
	}

	/**
	 * Lets the calling thread compute on that many threads; OpenMP keeps this number for
	 * each calling thread. oneDNN or ND4J has to be loaded.
	 */
	public static void claimThreads() {
		OpenMpCalls.LOADED.setThreads(threads());
	}

	/**
	 * Tells on how many threads operations are made and executed by the calling thread.
	 * @return at least 1
	 */
	public static int current() {
		return OpenMpCalls.LOADED.threads();
	}

	/**
	 * Does work on half of the threads, at least one, where others keep the processors
	 * busy too: threads of one operation, which wait for one another, would wait for
	 * those.
	 * @param <T> what the work returns
	 * @param work makes or executes operations
	 * @return what that returns
	 */
	public static <T> T besideOthers(Supplier<T> work) {
		return on(Math.max(1, threads() / 2), work);
	}

	/**
	 * Does work on one thread instead of all. Threads that add up statistics wait for one
	 * another without ever sleeping, which takes a hundred times as long where others
	 * want the processors too.
	 * @param <T> what the work returns
	 * @param work makes or executes an operation
	 * @return what that returns
	 */
	public static <T> T onOneThread(Supplier<T> work) {
		return on(1, work);
	}

	private static <T> T on(int count, Supplier<T> work) {
		int threads = OpenMpCalls.LOADED.threads();
		OpenMpCalls.LOADED.setThreads(count);
		try {
			return work.get();
		}
		finally {
			OpenMpCalls.LOADED.setThreads(threads);
		}
	}

}

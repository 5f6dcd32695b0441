package io.convscope.network;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
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
		Calls.OPEN_MP.setThreads(threads());
	}

	/**
	 * Tells on how many threads operations are made and executed by the calling thread.
	 * @return at least 1
	 */
	public static int current() {
		return Calls.OPEN_MP.threads();
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
		int threads = Calls.OPEN_MP.threads();
		Calls.OPEN_MP.setThreads(count);
		try {
			return work.get();
		}
		finally {
			Calls.OPEN_MP.setThreads(threads);
		}
	}

	/**
	 * What is called of OpenMP.
	 */
	private interface Calls {

		Calls OPEN_MP = find();

		int threads();

		void setThreads(int count);

		private static Calls find() {
			Calls direct = Platform.isLinux() ? GnuOpenMp.loaded() : null;
			return (direct != null) ? direct : new Nd4jOpenMp();
		}

	}

	/**
	 * GNU's OpenMP, as oneDNN has loaded it: there, ND4J and its natives of 300 MB are
	 * not needed.
	 */
	private record GnuOpenMp(Function getter, Function setter) implements Calls {

		// of dlopen: only what is loaded already
		private static final int RTLD_LAZY_NOLOAD = 1 | 4;

		static @Nullable Calls loaded() {
			try {
				CLibrary process = Native.load(null, CLibrary.class);
				Pointer library = process.dlopen("libgomp.so.1", RTLD_LAZY_NOLOAD);
				return (library != null)
						? new GnuOpenMp(Function.getFunction(process.dlsym(library, "omp_get_max_threads")),
								Function.getFunction(process.dlsym(library, "omp_set_num_threads")))
						: null;
			}
			catch (LinkageError ex) {
				return null;
			}
		}

		@Override
		public int threads() {
			return this.getter.invokeInt(new Object[0]);
		}

		@Override
		public void setThreads(int count) {
			this.setter.invokeVoid(new Object[] { count });
		}

	}

	/**
	 * OpenMP by ND4J, which knows the library of each system.
	 */
	private record Nd4jOpenMp() implements Calls {

		@Override
		public int threads() {
			return operations().ompGetMaxThreads();
		}

		@Override
		public void setThreads(int count) {
			operations().setOmpNumThreads(count);
		}

		private static NativeOps operations() {
			// which has to be loaded first
			Nd4j.getBackend();
			return NativeOpsHolder.getInstance().getDeviceNativeOps();
		}

	}

	/**
	 * What is needed of the C library.
	 */
	interface CLibrary extends Library {

		int setenv(String name, String value, int overwrite);

		@Nullable Pointer dlopen(String name, int flags);

		@Nullable Pointer dlsym(Pointer library, String name);

	}

}

package io.convscope.network;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * What is called of OpenMP: of the library that is loaded, or by ND4J.
 */
interface OpenMpCalls {

	OpenMpCalls LOADED = find();

	int threads();

	void setThreads(int count);

	private static OpenMpCalls find() {
		OpenMpCalls direct = Platform.isLinux() ? GnuOpenMp.loaded() : null;
		return (direct != null) ? direct : new Nd4jOpenMp();
	}

	/**
	 * GNU's OpenMP, as oneDNN has loaded it: there, ND4J and its natives of 300 MB are
	 * not needed.
	 */
	record GnuOpenMp(Function getter, Function setter) implements OpenMpCalls {

		// of dlopen: only what is loaded already
		private static final int RTLD_LAZY_NOLOAD = 1 | 4;

		static @Nullable OpenMpCalls loaded() {
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
	record Nd4jOpenMp() implements OpenMpCalls {

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

}

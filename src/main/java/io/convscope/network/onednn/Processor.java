package io.convscope.network.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/**
 * What this machine's processor can do.
 */
public final class Processor {

	private Processor() {
	}

	/**
	 * Tells whether oneDNN runs here: its natives are published for x86-64 only.
	 * @return whether its library can be loaded
	 */
	public static boolean runsOneDnn() {
		try {
			loadOneDnn();
			return true;
		}
		catch (LinkageError ex) {
			return false;
		}
	}

	/**
	 * Loads oneDNN.
	 * @throws LinkageError if it doesn't run here
	 */
	public static void loadOneDnn() {
		Loader.load(dnnl.class);
	}

	/**
	 * Tells whether oneDNN multiplies numbers of 16 bits faster here than those of 32;
	 * without the instructions it emulates them, many times slower.
	 * @return whether the processor has AVX512-BF16 or AMX, and {@code DNNL_MAX_CPU_ISA}
	 * allows them
	 */
	public static boolean multipliesBf16() {
		return has(dnnl.cpu_isa.avx512_core_bf16);
	}

	/**
	 * Tells whether oneDNN uses certain instructions here.
	 * @param instructions those
	 * @return whether the processor has them, and {@code DNNL_MAX_CPU_ISA} allows them
	 */
	static boolean has(dnnl.cpu_isa instructions) {
		return (dnnl.dnnl_get_effective_cpu_isa() & instructions.value) == instructions.value;
	}

}

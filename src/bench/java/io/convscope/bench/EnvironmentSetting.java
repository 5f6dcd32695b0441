package io.convscope.bench;

import java.util.Map;

/**
 * The settings of a contender that are made by environment variables.
 */
final class EnvironmentSetting {

	private EnvironmentSetting() {
	}

	/**
	 * Finds a setting's variables.
	 * @param name what stands behind the plus sign
	 * @param options where the allocator is
	 * @return the variables; none when the contender itself makes the setting
	 */
	static Map<String, String> of(String name, Options options) {
		return switch (name) {
			case "passive" -> Map.of("OMP_WAIT_POLICY", "passive");
			case "active" -> Map.of("OMP_WAIT_POLICY", "active");
			// OpenMP's own default, said aloud: Convscope sets another where nobody does
			case "spin" -> Map.of("GOMP_SPINCOUNT", "300000");
			case "glibc" -> glibc();
			case "jemalloc" -> jemalloc(options);
			case "allocator" -> options.hasJemalloc() ? jemalloc(options) : glibc();
			default -> Map.of();
		};
	}

	/**
	 * Takes away what the caller's shell says, which is no setting of what is measured.
	 * @param environment of a process to start
	 */
	static void clear(Map<String, String> environment) {
		environment.keySet().removeIf((name) -> name.matches("(OMP|GOMP|KMP|MKL|MALLOC)_.*|LD_PRELOAD"));
	}

	// keep what was freed: large arrays would otherwise be given back, mapped and zeroed
	// anew at each step
	private static Map<String, String> glibc() {
		return Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_MMAP_THRESHOLD_", "33554432", "MALLOC_TRIM_THRESHOLD_",
				"4294967296", "MALLOC_TOP_PAD_", "67108864");
	}

	private static Map<String, String> jemalloc(Options options) {
		if (!options.hasJemalloc()) {
			throw new IllegalArgumentException(options.jemalloc() + " is missing");
		}
		return Map.of("LD_PRELOAD", options.jemalloc().toString(), "MALLOC_CONF",
				"dirty_decay_ms:-1,muzzy_decay_ms:-1");
	}

}

package io.convscope.bench;

import java.lang.management.ManagementFactory;

/**
 * Where the figures come from.
 *
 * @param processor its name
 * @param processors how many this process may use
 * @param memory of the machine, in GiB
 * @param system the operating system
 * @param jdk the Java version
 */
record Machine(String processor, int processors, long memory, String system, String jdk) {

	static Machine thisOne() {
		long kilobytes = Proc.kilobytes("/proc/meminfo", "MemTotal");
		return new Machine(Proc.field("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(),
				Math.round(kilobytes / 1048576.0),
				Proc.field("/etc/os-release", "PRETTY_NAME").replace("\"", "") + ", Linux "
						+ System.getProperty("os.version"),
				System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
	}

	static double load() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

}

package io.convscope.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

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
		long kilobytes = Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("\\D", ""));
		return new Machine(field("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(),
				Math.round(kilobytes / 1048576.0),
				field("/etc/os-release", "PRETTY_NAME").replace("\"", "") + ", Linux "
						+ System.getProperty("os.version"),
				System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
	}

	static double load() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

	private static String field(String file, String name) {
		try {
			return Files.readAllLines(Path.of(file))
				.stream()
				.filter((line) -> line.startsWith(name))
				.map((line) -> line.replaceFirst("^[^:=]*[:=]", "").strip())
				.findFirst()
				.orElse("0");
		}
		catch (IOException ex) {
			return "0";
		}
	}

}

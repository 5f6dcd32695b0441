package io.convscope.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a service took for the requests of some seconds.
 *
 * @param milliseconds how long each answer took
 * @param serviceSeconds processor time of the service
 * @param loadSeconds processor time of the clients
 */
record ServingTurn(double[] milliseconds, double serviceSeconds, double loadSeconds) {

	/**
	 * Lets clients ask a service.
	 * @param options where the clients' classes are
	 * @param service the service
	 * @param clients how many clients
	 * @param seconds for how long
	 * @param pictures a folder of those that they send in turn
	 * @return what it took
	 * @throws IOException if the clients can't be started
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if a request is not answered
	 */
	static ServingTurn take(Options options, ServiceProcess service, int clients, int seconds, Path pictures)
			throws IOException, InterruptedException {
		Path log = options.folder().resolve("load.log");
		Process load = new ProcessBuilder(Options.JAVA, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"-cp", options.folder().resolve("classes").toString(), Load.class.getName(),
				String.valueOf(service.client().port()), String.valueOf(clients), String.valueOf(seconds),
				pictures.toString())
			.redirectError(log.toFile())
			.start();
		double before = cpuSeconds(service.handle());
		List<String> lines = new String(load.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).lines()
			.toList();
		double serviceSeconds = cpuSeconds(service.handle()) - before;
		if (load.waitFor() != 0) {
			throw ContenderFailedException.of(log);
		}
		return new ServingTurn(lines.stream().skip(1).mapToDouble(Double::parseDouble).toArray(), serviceSeconds,
				Double.parseDouble(lines.get(0)));
	}

	/**
	 * Tells the processor time that a process has taken.
	 * @param process the process
	 * @return seconds
	 */
	static double cpuSeconds(ProcessHandle process) {
		return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
	}

}

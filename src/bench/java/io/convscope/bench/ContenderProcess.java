package io.convscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A contender at work in its own JVM; it computes only while it is asked.
 */
final class ContenderProcess implements AutoCloseable {

	private final Path log;

	private final Process process;

	private final PrintWriter orders;

	private final BufferedReader answers;

	ContenderProcess(Entry entry, Path folder) throws IOException {
		this.log = folder.resolve(entry.name() + ".log");
		ProcessBuilder builder = new ProcessBuilder(entry.command()).redirectError(this.log.toFile());
		EnvironmentSetting.clear(builder.environment());
		builder.environment().putAll(entry.environment());
		this.process = builder.start();
		this.orders = new PrintWriter(this.process.outputWriter(StandardCharsets.UTF_8), true);
		this.answers = this.process.inputReader(StandardCharsets.UTF_8);
	}

	ProcessHandle handle() {
		return this.process.toHandle();
	}

	String ask(String order) throws IOException {
		this.orders.println(order);
		for (String line = this.answers.readLine(); line != null; line = this.answers.readLine()) {
			if (line.startsWith(Desk.MARK)) {
				return line.substring(Desk.MARK.length());
			}
		}
		throw ContenderFailedException.of(this.log);
	}

	long[] times(String order) throws IOException {
		return Arrays.stream(ask(order).split(" ")).mapToLong(Long::parseLong).toArray();
	}

	float[] probabilities(int count) throws IOException {
		String[] values = ask("probabilities " + count).split(" ");
		float[] probabilities = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			probabilities[i] = Float.parseFloat(values[i]);
		}
		return probabilities;
	}

	@Override
	public void close() {
		this.orders.close();
		this.process.destroy();
	}

}

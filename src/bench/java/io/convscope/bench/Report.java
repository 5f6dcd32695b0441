package io.convscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the results to people, as Markdown, and to programs, as JSON.
 */
record Report(Options options, Machine machine, double loadBefore, double loadAfter, List<Result> results,
		Optional<ServiceReport> service) {

	String markdown() {
		StringBuilder text = new StringBuilder("\nThe network ").append(this.options.network()).append(":\n\n");
		if (!this.results.isEmpty()) {
			text.append(new Comparison(this.results).markdown());
		}
		this.service.ifPresent((report) -> text.append(report.markdown()).append('\n'));
		circumstances(text);
		return text.toString();
	}

	private void circumstances(StringBuilder text) {
		text.append("- Machine: ").append(this.machine.processor()).append(", ").append(this.machine.processors());
		text.append(" processors, ").append(this.machine.memory()).append(" GiB; ").append(this.machine.system());
		text.append("; ").append(this.machine.jdk()).append("\n- Threads: ").append(this.options.threads());
		text.append("; load average before ").append(String.format(Locale.ROOT, "%.2f", this.loadBefore));
		text.append(", after ").append(String.format(Locale.ROOT, "%.2f", this.loadAfter)).append('\n');
		for (Result result : this.results) {
			text.append("- ").append(result.entry().title()).append(" (`").append(result.entry().name());
			text.append("`): ")
				.append(result.failure().isEmpty() ? result.settings()
						: result.failure().lines().findFirst().orElse(""));
			text.append("; ").append(result.entry().environment()).append('\n');
		}
	}

	void write() throws IOException {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("network", this.options.network());
		json.put("machine", this.machine);
		json.put("threads", this.options.threads());
		json.put("loadAverageBefore", this.loadBefore);
		json.put("loadAverageAfter", this.loadAfter);
		json.put("contenders", this.results.stream().map(Report::json).toList());
		this.service.ifPresent((report) -> json.put("service", report.json()));
		String name = "results-" + this.options.network();
		Files.writeString(this.options.folder().resolve(name + ".json"),
				JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(json));
		Files.writeString(this.options.folder().resolve(name + ".md"), markdown());
	}

	private static Map<String, Object> json(Result result) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("name", result.entry().name());
		json.put("title", result.entry().title());
		json.put("settings", result.settings());
		json.put("environment", result.entry().environment());
		if (!result.failure().isEmpty()) {
			json.put("failure", result.failure());
			return json;
		}
		Map<String, Distribution> times = new LinkedHashMap<>();
		for (Operation operation : Operation.values()) {
			times.put(operation.title(), result.distribution(operation));
		}
		json.put("milliseconds", times);
		json.put("peakMemoryAfterTrainingKilobytes", result.trainingKilobytes());
		json.put("peakMemoryKilobytes", result.peakKilobytes());
		json.put("lossOfLastStep", result.loss());
		return json;
	}

}

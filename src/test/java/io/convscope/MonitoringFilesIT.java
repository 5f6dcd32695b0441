package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The alerts and the dashboard in {@code deploy}: that they ask for what the service
 * tells.
 */
class MonitoringFilesIT extends ServiceTest {

	private static final Path ALERTS = Path.of("deploy/prometheus/alerts.yml");

	private static final Path DASHBOARD = Path.of("deploy/grafana/convscope.json");

	private static final Pattern METRIC = Pattern.compile("\\b(convscope|http|jvm|process|system)_[a-z_]+");

	private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

	private static final Pattern EXPRESSION = Pattern.compile("(?m)^ +expr: (>-\\n)?((.|\\n)*?)\\n +(for|labels):");

	@TempDir
	private static Path store;

	@DynamicPropertySource
	static void publish(DynamicPropertyRegistry registry) {
		registry.add("convscope.models.store", () -> store.toString());
	}

	@Test
	void alertsAskForWhatTheServiceTells() throws IOException {
		List<String> expressions = EXPRESSION.matcher(Files.readString(ALERTS))
			.results()
			.map((each) -> each.group(2))
			.toList();
		assertThat(expressions).hasSizeGreaterThan(5);
		assertThat(told()).containsAll(metricsOf(expressions));
	}

	@Test
	void eachAlertHasATestInWhichItFires() throws IOException {
		String tests = Files.readString(ALERTS.resolveSibling("alerts-test.yml"));
		assertThat(ALERT.matcher(Files.readString(ALERTS)).results().map((each) -> each.group(1))).isNotEmpty()
			.allSatisfy((name) -> assertThat(tests).contains("alertname=\"" + name + "\""));
	}

	@Test
	void theDashboardAsksForWhatTheServiceTells() throws IOException {
		List<String> expressions = new ArrayList<>();
		JsonNode board = new JsonMapper().readTree(Files.readString(DASHBOARD));
		board.findValues("expr").forEach((each) -> expressions.add(each.asString()));
		assertThat(expressions).hasSizeGreaterThan(20);
		assertThat(told()).containsAll(metricsOf(expressions));
		assertThat(metricsOf(expressions)).as("what stores and sweeps tell")
			.containsAll(told().stream().filter((name) -> name.matches("convscope_(store|sweeps)_.*")).toList());
		assertThat(board.get("panels").valueStream().map((each) -> each.get("id").intValue())).doesNotHaveDuplicates();
		assertThat(board.get("panels").valueStream().map((each) -> each.get("gridPos")).toList())
			.as("panels that lie on others")
			.allMatch((each) -> board.get("panels")
				.valueStream()
				.map((other) -> other.get("gridPos"))
				.filter((other) -> overlap(each, other))
				.count() == 1);
	}

	@Test
	@Tag("ci")
	void prometheusTakesThem() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "promtool is not installed");
		for (List<String> arguments : List.of(List.of("check", "config", "prometheus.yml"),
				List.of("check", "rules", "alerts.yml"), List.of("test", "rules", "alerts-test.yml"))) {
			List<String> command = new ArrayList<>(List.of("/usr/bin/promtool"));
			command.addAll(arguments);
			Process process = new ProcessBuilder(command).directory(ALERTS.getParent().toFile())
				.redirectErrorStream(true)
				.start();
			String output = new String(process.getInputStream().readAllBytes());
			assertThat(process.waitFor()).as(output).isZero();
		}
	}

	private static boolean overlap(JsonNode a, JsonNode b) {
		return overlap(a, b, "x", "w") && overlap(a, b, "y", "h");
	}

	private static boolean overlap(JsonNode a, JsonNode b, String start, String length) {
		int from = Math.max(a.get(start).intValue(), b.get(start).intValue());
		int to = Math.min(a.get(start).intValue() + a.get(length).intValue(),
				b.get(start).intValue() + b.get(length).intValue());
		return from < to;
	}

	private static Set<String> metricsOf(List<String> expressions) {
		Set<String> names = expressions.stream()
			.flatMap((each) -> METRIC.matcher(each).results())
			.map((each) -> each.group())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(names).hasSizeGreaterThan(5);
		return names;
	}

	private Set<String> told() throws IOException {
		assertThat(this.client.send("POST", "/predict", BadRequestsIT.png(40), "Content-Type", "image/png").status())
			.isEqualTo(200);
		return Scrape.of(this.client)
			.lines()
			.stream()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.replaceFirst("[{ ].*", ""))
			.collect(Collectors.toSet());
	}

}

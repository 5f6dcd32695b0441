package io.convscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The files of {@code deploy/production}, made ready by the commands of
 * {@code docs/production.md}: the jar runs with the environment that the compose file
 * gives, as there is no Docker here.
 */
@Tag("ci")
@EnabledOnOs(OS.LINUX)
class ProductionIT {

	private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?}");

	private static final byte[] NOTHING = {};

	@TempDir
	private Path folder;

	@Test
	void eachKeyMayDoWhatThePageSays() throws Exception {
		makeReady();
		try (JarProcess process = JarProcess.start(this.folder.resolve("home"), environment())) {
			ServiceClient anybody = process.awaitReady();
			assertThat(anybody.send("GET", "/actuator/health/readiness", NOTHING).status()).isEqualTo(200);
			assertThat(anybody.send("GET", "/runs", NOTHING).status()).isEqualTo(401);
			assertThat(as(anybody, "prometheus", "GET", "/actuator/prometheus").status()).isEqualTo(200);
			assertThat(as(anybody, "app", "GET", "/runs").status()).isEqualTo(403);
			assertThat(as(anybody, "app", "POST", "/predict", "Content-Type", "image/png").status()).isEqualTo(200);
			assertThat(as(anybody, "admin", "GET", "/runs").status()).isEqualTo(200);
			assertThat(process.output().lines().filter((line) -> line.contains("is ready at"))).singleElement()
				.asString()
				.startsWith("{");
		}
	}

	@Test
	void nginxTakesItsFile() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/usr/sbin/nginx")), "nginx is not installed");
		makeReady();
		Path production = production();
		String own = Files.readString(production.resolve("nginx.conf"))
			.replace("convscope:8080", "127.0.0.1:8080")
			.replace("/certs/", production.resolve("certs") + "/");
		Path file = Files.writeString(this.folder.resolve("nginx.conf"),
				"pid " + this.folder.resolve("pid") + ";\n" + own);
		run("/usr/sbin/nginx", "-t", "-e", this.folder.resolve("log").toString(), "-c", file.toString());
	}

	@Test
	void prometheusTakesItsFile() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "promtool is not installed");
		makeReady();
		Path production = production();
		Files.copy(this.folder.resolve("deploy/prometheus/alerts.yml"), production.resolve("alerts.yml"));
		Path file = Files.writeString(production.resolve("here.yml"),
				Files.readString(production.resolve("prometheus.yml"))
					.replace("/etc/prometheus/key", production.resolve("secrets/prometheus").toString()));
		run("/usr/bin/promtool", "check", "config", file.toString());
	}

	@Test
	void whatTheComposeFileMountsIsThere() throws Exception {
		makeReady();
		Path production = production();
		assertThat(compose().values()).hasSize(3)
			.flatExtracting((service) -> (List<?>) Objects.requireNonNull(service.get("volumes")))
			.map((volume) -> volume.toString().replaceFirst(":.*", ""))
			.filteredOn((source) -> source.startsWith("."))
			.hasSizeGreaterThan(3)
			.allMatch((source) -> Files.exists(production.resolve(source)));
	}

	// the commands that need no Docker, as they stand on the page
	private void makeReady() throws IOException, InterruptedException {
		for (String part : List.of("production", "prometheus")) {
			copy(Path.of("deploy", part));
		}
		String commands = BLOCK.matcher(Files.readString(Path.of("docs", "production.md")))
			.results()
			.map((block) -> block.group(1))
			.filter((block) -> !block.contains("curl"))
			.collect(Collectors.joining());
		assertThat(commands).startsWith("cd deploy/production\n").contains("openssl req");
		run("bash", "-e", "-c", commands);
	}

	private void copy(Path from) throws IOException {
		Path to = Files.createDirectories(this.folder.resolve(from));
		try (Stream<Path> files = Files.list(from)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Files.copy(file, to.resolve(file.getFileName()));
			}
		}
	}

	private Path production() {
		return this.folder.resolve("deploy/production");
	}

	private void run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
	}

	private Map<String, String> environment() throws IOException {
		Map<?, ?> environment = (Map<?, ?>) Objects.requireNonNull(compose().get("convscope")).get("environment");
		return environment.entrySet()
			.stream()
			.collect(Collectors.toMap((each) -> each.getKey().toString(), (each) -> each.getValue().toString()));
	}

	private Map<String, Map<String, Object>> compose() throws IOException {
		Map<String, String> settings = new LinkedHashMap<>();
		for (String line : Files.readAllLines(production().resolve(".env"))) {
			settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
		}
		String file = VARIABLE.matcher(Files.readString(production().resolve("compose.yml")))
			.replaceAll((variable) -> value(variable, settings));
		Map<String, Map<String, Map<String, Object>>> read = new Yaml().load(file);
		return Objects.requireNonNull(read.get("services"));
	}

	private static String value(MatchResult variable, Map<String, String> settings) {
		String value = settings.get(variable.group(1));
		assertThat(value != null || "-".equals(variable.group(2))).as(variable.group()).isTrue();
		return (value != null) ? value : variable.group(3);
	}

	private ServiceClient.Answer as(ServiceClient client, String key, String method, String path, String... headers) {
		try {
			byte[] body = method.equals("POST") ? BadRequestsIT.png(32) : NOTHING;
			return client.asHolderOf(Files.readString(production().resolve("secrets").resolve(key)))
				.send(method, path, body, headers);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

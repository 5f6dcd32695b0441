package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the service says of its own address can be followed, wherever it is put.
 */
@TestPropertySource(properties = { "server.servlet.context-path=/cnn", "management.server.port=0",
		"management.server.base-path=/own", "convscope.web.hosts=cnn.example" })
class ProxyIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	@DynamicPropertySource
	static void useProbeFile(DynamicPropertyRegistry registry) {
		registry.add("convscope.web.probe-file", () -> probeFile().toString());
	}

	private static Path probeFile() {
		return home.resolve("readiness");
	}

	@Test
	void newThingsAreWhereTheirLocationSays() {
		ServiceClient.Answer started = start();
		String location = started.header("Location");
		assertThat(location).startsWith("/cnn/runs/");
		assertThat(this.client.get(location).get("id")).isEqualTo(started.json().get("id"));
		assertThat(start("X-Forwarded-Prefix", "/over/there").header("Location")).startsWith("/over/there/runs/");
	}

	@Test
	void aSlashAtTheEndLeadsToThePathWithoutIt() {
		assertThat(this.client.send("GET", "/cnn/runs/?limit=1", NOTHING).header("Location"))
			.isEqualTo("/cnn/runs?limit=1");
		assertThat(
				this.client.send("GET", "/cnn/runs/", NOTHING, "X-Forwarded-Prefix", "/over/there").header("Location"))
			.isEqualTo("/over/there/runs");
		assertThat(this.client.send("GET", "/cnn/", NOTHING, "X-Forwarded-Prefix", "/over/there").status())
			.isEqualTo(200);
	}

	@Test
	void linksLeadSomewhere() {
		for (String path : new String[] { "/featuremaps", "/filters" }) {
			String href = this.client.get("/cnn" + path).get("layers").get(0).get("href").stringValue();
			assertThat(href).isEqualTo("/cnn" + path + "/conv1");
			assertThat(this.client.send("GET", href, NOTHING).status()).isEqualTo(200);
		}
	}

	@Test
	void programsAskWhereTheyWereAskedFor() {
		ServiceClient.Answer snippet = this.client.send("GET", "/cnn/models/pretrained/snippet?language=curl", NOTHING,
				"X-Forwarded-Prefix", "/over/there", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "cnn.example");
		assertThat(new String(snippet.body())).contains("https://cnn.example/over/there/predict");
	}

	@Test
	void theContainersHealthCheckFollowsPathAndPort() throws Exception {
		assertThat(Files.readString(probeFile())).endsWith("/own/actuator/health/readiness")
			.doesNotContain(":" + this.port + "/");
		assertThat(check(Map.of("CONVSCOPE_WEB_PROBE_FILE", probeFile().toString()))).contains("answered 200");
		String address = Files.readString(probeFile());
		Map<String, String> environment = Map.of("CONVSCOPE_WEB_PROBEFILE", "/nowhere", "MANAGEMENT_SERVER_PORT",
				address.replaceAll("\\D", ""), "MANAGEMENT_SERVER_BASEPATH", "/own", "SERVER_SERVLET_CONTEXT_PATH",
				"/cnn");
		assertThat(check(environment)).contains(address + " answered 200");
	}

	private static String check(Map<String, String> environment) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder builder = new ProcessBuilder(java, "src/container/Healthy.java").redirectErrorStream(true);
		builder.environment().putAll(environment);
		return new String(builder.start().getInputStream().readAllBytes());
	}

	private ServiceClient.Answer start(String... headers) {
		String[] all = new String[headers.length + 2];
		all[0] = "Content-Type";
		all[1] = "application/json";
		System.arraycopy(headers, 0, all, 2, headers.length);
		ServiceClient.Answer started = this.client.send("POST", "/cnn/train",
				"{\"dataset\":\"shapes\",\"epochs\":1,\"trainLimit\":64}".getBytes(), all);
		assertThat(started.status()).isEqualTo(202);
		return started;
	}

}

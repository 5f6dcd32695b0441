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
 * The container's health check reaches a service that speaks TLS, with a certificate that
 * nobody vouches for.
 */
@TestPropertySource(properties = { "management.server.port=0", "server.ssl.key-store-password=changeit" })
class TlsIT extends ServiceTest {

	@DynamicPropertySource
	static void useOwnCertificate(DynamicPropertyRegistry registry) throws Exception {
		Path store = home.resolve("own.p12");
		Process keytool = new ProcessBuilder(tool("keytool"), "-genkeypair", "-keyalg", "RSA", "-dname",
				"CN=cnn.example.org", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", store.toString())
			.inheritIO()
			.start();
		assertThat(keytool.waitFor()).isZero();
		registry.add("server.ssl.key-store", () -> "file:" + store);
		registry.add("convscope.web.probe-file", () -> probeFile().toString());
	}

	private static Path probeFile() {
		return home.resolve("readiness");
	}

	@Test
	void managementSpeaksItToo() throws IOException {
		assertThat(check(Map.of("CONVSCOPE_WEB_PROBE_FILE", probeFile().toString()))).contains("answered 200");
		String port = Files.readString(probeFile()).replaceAll("\\D", "");
		assertThat(check(Map.of("CONVSCOPE_WEB_PROBE_FILE", "/nowhere", "MANAGEMENT_SERVER_PORT", port,
				"SERVER_SSL_KEY_STORE", "own.p12")))
			.contains("answered 200");
	}

	static String check(Map<String, String> environment) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(tool("java"), "src/container/Healthy.java")
			.redirectErrorStream(true);
		builder.environment().putAll(environment);
		return new String(builder.start().getInputStream().readAllBytes());
	}

	private static String tool(String name) {
		return Path.of(System.getProperty("java.home"), "bin", name).toString();
	}

}

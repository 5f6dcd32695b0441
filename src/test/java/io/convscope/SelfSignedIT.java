package io.convscope;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.convscope.web.tls.MachineNames;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that makes its own certificate, as clients that trust it see it.
 */
@ExtendWith(OutputCaptureExtension.class)
class SelfSignedIT {

	@TempDir
	private Path home;

	@Test
	void whoTrustsTheCertificateConnectsByEachNameAlsoAfterARestart(CapturedOutput log) throws Exception {
		String fingerprint;
		try (ConfigurableApplicationContext service = start("--server.address=0.0.0.0", "--management.server.port=0")) {
			fingerprint = fingerprint(log.toString());
			HttpClient client = clientThatTrustsIt();
			List<String> hosts = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
			hosts.addAll(MachineNames.find());
			hosts.remove(hosts.size() - 1); // needs a name service in the network
			for (String host : hosts) {
				assertThat(status(client, host, port(service, "server"))).as(host).isEqualTo(200);
				assertThat(log).contains(host.matches("127.*|::1") ? "ready at https://localhost:"
						: "https://" + literal(host) + ":" + port(service, "server"));
			}
			assertThat(Assertions.catchThrowable(() -> status(client, "127.0.0.3", port(service, "server"))))
				.hasMessageContaining("127.0.0.3");
			assertThat(TlsIT.check(Map.of("CONVSCOPE_WEB_PROBE_FILE", "/nowhere", "MANAGEMENT_SERVER_PORT",
					port(service, "management"), "CONVSCOPE_WEB_TLS", "self-signed")))
				.contains("https://", "answered 200");
		}
		String before = log.toString();
		try (ConfigurableApplicationContext service = start("--server.address=0.0.0.0")) {
			assertThat(service.isRunning()).isTrue();
			assertThat(fingerprint(log.toString().substring(before.length()))).isEqualTo(fingerprint);
		}
	}

	@Test
	void theNamesOfTheSettingsAreThoseOfTheCertificate(CapturedOutput log) throws Exception {
		try (ConfigurableApplicationContext service = start("--server.address=0.0.0.0",
				"--convscope.web.hosts=127.0.0.2,cnn.example.org")) {
			HttpClient client = clientThatTrustsIt();
			assertThat(status(client, "127.0.0.2", port(service, "server"))).isEqualTo(200);
			assertThat(log).contains("Other devices open https://127.0.0.2:", "https://cnn.example.org:");
		}
	}

	@Test
	void twoCertificatesAreOneTooMany(CapturedOutput log) {
		Assertions.catchThrowable(() -> start("--server.ssl.bundle=own"));
		assertThat(log).contains("server.ssl names another one; set one of them only.");
	}

	private ConfigurableApplicationContext start(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--convscope.home=" + this.home, "--server.port=0", "--convscope.web.tls=self-signed",
				"--logging.level.io.convscope.web=info"));
		return SpringApplication.run(ConvscopeApplication.class, all.toArray(String[]::new));
	}

	private static String fingerprint(String log) {
		return log.replaceFirst("(?s).*fingerprint is (([0-9A-F]{2}:){31}[0-9A-F]{2}).*", "$1");
	}

	private static String port(ConfigurableApplicationContext service, String of) {
		return service.getEnvironment().getRequiredProperty("local." + of + ".port");
	}

	private static String literal(String host) {
		return host.contains(":") ? "[" + host + "]" : host;
	}

	private static int status(HttpClient client, String host, String port) throws IOException, InterruptedException {
		URI address = URI.create("https://" + literal(host) + ":" + port + "/");
		return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode();
	}

	private HttpClient clientThatTrustsIt() throws IOException, GeneralSecurityException {
		KeyStore own = KeyStore.getInstance("PKCS12");
		own.load(Files.newInputStream(this.home.resolve("tls/self-signed.p12")), "convscope".toCharArray());
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("service", own.getCertificate("convscope"));
		TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		managers.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, managers.getTrustManagers(), null);
		return HttpClient.newBuilder().sslContext(context).build();
	}

}

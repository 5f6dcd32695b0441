package io.convscope;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A port of its own for the actuator is as closed as that of the service.
 */
@TestPropertySource(properties = { "management.server.port=0", "management.endpoints.web.exposure.include=*",
		"convscope.api-keys[0].name=visitor", "convscope.api-keys[0].key=visitor-key-0123456789",
		"convscope.api-keys[0].rights=read" })
class ManagementPortIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	@LocalManagementPort
	private int managementPort;

	@Test
	void itListensWhereTheServiceDoes() throws IOException {
		Optional<InetAddress> others = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
			.findFirst();
		assumeThat(others).as("an address that others reach").isPresent();
		for (int each : new int[] { this.port, this.managementPort }) {
			try (Socket socket = new Socket()) {
				assertThatExceptionOfType(ConnectException.class)
					.isThrownBy(() -> socket.connect(new InetSocketAddress(others.get(), each)));
			}
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), each));
			}
		}
	}

	@Test
	void itAsksForTheSameKeys() {
		ServiceClient management = new ServiceClient(this.managementPort);
		assertThat(management.send("GET", "/actuator/health/readiness", NOTHING).status()).isEqualTo(200);
		ServiceClient.Answer refused = management.send("GET", "/actuator/info", NOTHING);
		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(management.send("GET", "/actuator/info", NOTHING, "Authorization", "Bearer visitor-key-0123456789")
			.status()).isEqualTo(200);
		assertThat(management.send("GET", "/actuator/env", NOTHING, "Authorization", "Bearer visitor-key-0123456789")
			.status()).isEqualTo(403);
		assertThat(this.client.send("GET", "/actuator/info", NOTHING, "Authorization", "Bearer visitor-key-0123456789")
			.status()).as("the port of the service has none of it").isEqualTo(404);
	}

	@Test
	void itGivesRequestsAnId() {
		ServiceClient management = new ServiceClient(this.managementPort);
		ServiceClient.Answer given = management.send("GET", "/actuator/health", NOTHING, "X-Request-Id", "mine");
		assertThat(given.headers().allValues("X-Request-Id")).containsExactly("mine");
		ServiceClient.Answer refused = management.send("GET", "/actuator/info", NOTHING);
		assertThat(refused.headers().allValues("X-Request-Id")).hasSize(1)
			.containsExactly(refused.json().get("requestId").stringValue());
	}

	@Test
	void itRefusesPagesOfOtherSites() {
		ServiceClient management = new ServiceClient(this.managementPort);
		assertThat(management
			.send("POST", "/actuator/loggers/io.convscope", "{}".getBytes(), "Content-Type", "application/json",
					"Origin", "http://evil.example")
			.status()).isEqualTo(403);
	}

}

package io.convscope.web;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceAddressTests {

	private final ServerProperties server = new ServerProperties();

	private final ManagementServerProperties management = new ManagementServerProperties();

	private final MockEnvironment environment = new MockEnvironment().withProperty("local.server.port", "8443")
		.withProperty("local.management.port", "8443");

	@Test
	void followsPathAndTls() {
		this.server.setSsl(new Ssl());
		this.server.getServlet().setContextPath("/cnn");
		assertThat(address().page()).isEqualTo("https://localhost:8443/cnn");
		assertThat(address().readiness()).isEqualTo("https://localhost:8443/cnn/actuator/health/readiness");
	}

	@Test
	void aPortForManagementHasAnAddressOfItsOwn() {
		this.server.setSsl(new Ssl());
		this.server.getServlet().setContextPath("/cnn");
		this.environment.setProperty("local.management.port", "9000");
		this.management.setBasePath("/own");
		assertThat(address().readiness()).isEqualTo("https://localhost:9000/own/actuator/health/readiness");
		Ssl none = new Ssl();
		none.setEnabled(false);
		this.management.setSsl(none);
		assertThat(address().readiness()).isEqualTo("http://localhost:9000/own/actuator/health/readiness");
	}

	@Test
	void aPortForManagementListensWhereTheServiceDoes() throws UnknownHostException {
		InetAddress inside = InetAddress.getByName("127.0.0.1");
		this.server.setAddress(inside);
		address();
		assertThat(this.management.getAddress()).isEqualTo(inside);
		InetAddress other = InetAddress.getByName("192.0.2.1");
		this.management.setAddress(other);
		address();
		assertThat(this.management.getAddress()).isEqualTo(other);
	}

	@Test
	void anAddressOfTheNetworkIsNamed() throws UnknownHostException {
		this.server.setAddress(InetAddress.getByName("2001:db8::1"));
		assertThat(address().page()).isEqualTo("http://[2001:db8:0:0:0:0:0:1]:8443");
		this.server.setAddress(InetAddress.getByName("0.0.0.0"));
		assertThat(address().page()).isEqualTo("http://localhost:8443");
	}

	private ServiceAddress address() {
		return new ServiceAddress(this.server, this.management, new WebEndpointProperties(), this.environment);
	}

}

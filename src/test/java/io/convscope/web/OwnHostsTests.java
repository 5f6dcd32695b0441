package io.convscope.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnHostsTests {

	private final OwnHosts local = new OwnHosts(InetAddress.getLoopbackAddress(), List.of());

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8080", "LOCALHOST:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]",
			"[::1]:8080", "convscope.localhost:8080" })
	void thisMachineIsKnownByItsOwnNames(String host) {
		assertThat(this.local.include(host)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
			"127evil.example", "evil.example:localhost", "", ":8080", "[::1].evil.example" })
	void aNameThatOnlyResolvesToThisMachineIsForeign(String host) {
		assertThat(this.local.include(host)).isFalse();
	}

	@Test
	void programsMayNameNoHost() {
		assertThat(this.local.include(null)).isTrue();
	}

	@Test
	void aServiceInTheNetworkAnswersUnderEveryName() throws UnknownHostException {
		assertThat(new OwnHosts(InetAddress.getByName("0.0.0.0"), List.of()).include("convscope.example")).isTrue();
		assertThat(new OwnHosts(null, List.of()).include("convscope.example")).isTrue();
	}

	@Test
	void namesInTheSettingsAreTheOnlyOnesBesidesThisMachines() {
		OwnHosts hosts = new OwnHosts(null, List.of("Convscope.example"));
		assertThat(hosts.include("convscope.example:443")).isTrue();
		assertThat(hosts.include("localhost:8080")).isTrue();
		assertThat(hosts.include("evil.example")).isFalse();
	}

}

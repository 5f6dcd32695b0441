package io.convscope.page;

import java.nio.file.Path;
import java.util.Optional;

import io.convscope.ServiceTest;
import io.convscope.web.tls.MachineNames;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The camera of another device: browsers give it to pages that came over TLS only, and do
 * so after their user has accepted the certificate.
 */
@Tag("ci")
@TestPropertySource(
		properties = { "server.address=0.0.0.0", "convscope.web.tls=self-signed", "convscope.api-keys.open=true" })
class PageSecureIT extends ServiceTest {

	@TempDir
	private Path profile;

	@Test
	void whoAcceptsTheCertificateHasACamera() {
		Optional<String> address = MachineNames.find().stream().filter((each) -> each.matches("[0-9.]+")).findFirst();
		assumeThat(address).as("this machine has an address in a network").isPresent();
		try (Browser browser = new Browser(Chromium.start(this.profile, "--ignore-certificate-errors"))) {
			browser.open("https://" + address.get() + ":" + this.port + "/#teach");
			assertThat(browser.text("return isSecureContext")).isEqualTo("true");
			assertThat(browser.text("return navigator.mediaDevices.getUserMedia({ video: true })"
					+ ".then((stream) => stream.getVideoTracks()[0].readyState)"))
				.isEqualTo("live");
			browser.await(".tabs a[data-tab=teach]");
			assertThat(browser.consoleErrors()).isEmpty();
		}
	}

}

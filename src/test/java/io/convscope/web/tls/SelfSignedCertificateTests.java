package io.convscope.web.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SelfSignedCertificateTests {

	private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "::1", "Laptop.local", "a_b",
			"192.168.1.20");

	private final Instant now = Instant.now();

	@TempDir
	private Path folder;

	@Test
	void isMadeOnceForItsNames() throws IOException {
		SelfSignedCertificate made = in(NAMES, this.now);
		assertThat(made.names()).containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "laptop.local",
				"192.168.1.20");
		assertThat(made.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
		assertThat(in(NAMES, this.now).fingerprint()).isEqualTo(made.fingerprint());
		assertThat(in(NAMES.subList(0, 2), this.now).fingerprint()).as("an address is gone, as of a laptop at home")
			.isEqualTo(made.fingerprint());
	}

	@Test
	void isMadeAnewForAnotherAddress() throws IOException {
		String before = in(NAMES, this.now).fingerprint();
		SelfSignedCertificate after = in(List.of("localhost", "192.168.1.21"), this.now);
		assertThat(after.fingerprint()).isNotEqualTo(before);
		assertThat(after.names()).containsExactly("localhost", "192.168.1.21");
	}

	@Test
	void isMadeAnewAMonthBeforeItExpires() throws IOException {
		String made = in(NAMES, this.now).fingerprint();
		assertThat(in(NAMES, this.now.plus(Duration.ofDays(365))).fingerprint()).isEqualTo(made);
		assertThat(in(NAMES, this.now.plus(Duration.ofDays(367))).fingerprint()).isNotEqualTo(made);
	}

	@Test
	void isMadeAnewWhereItIsDamaged() throws IOException {
		String before = in(NAMES, this.now).fingerprint();
		Files.write(this.folder.resolve("tls/self-signed.p12"), new byte[100]);
		assertThat(in(NAMES, this.now).fingerprint()).isNotEqualTo(before);
	}

	@Test
	void hasAKeyOfTheCurveThatAllBrowsersKnow() throws IOException, GeneralSecurityException {
		SelfSignedCertificate made = in(NAMES, this.now);
		Key key = made.store().getKey(SelfSignedCertificate.ALIAS, SelfSignedCertificate.PASSWORD.toCharArray());
		assertThat(key).isInstanceOfSatisfying(ECPrivateKey.class,
				(each) -> assertThat(each.getParams().toString()).contains("secp256r1"));
		X509Certificate certificate = (X509Certificate) made.store().getCertificate(SelfSignedCertificate.ALIAS);
		certificate.checkValidity(Date.from(this.now.minus(Duration.ofHours(23))));
		assertThat(certificate.getExtendedKeyUsage()).as("for servers, which Apple's systems require")
			.containsExactly("1.3.6.1.5.5.7.3.1");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void isForItsOwnerOnly() throws IOException {
		in(NAMES, this.now);
		Path tls = this.folder.resolve("tls");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tls))).isEqualTo("rwx------");
		assertThat(tls.toFile().list()).containsExactly("self-signed.p12");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tls.resolve("self-signed.p12"))))
			.isEqualTo("rw-------");
	}

	@Test
	void whatCannotBeMadeIsSaid() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> Keytool.makeKeyStore(this.folder.resolve("new"), List.of("a_b")))
			.withMessageContaining("keytool failed");
	}

	private SelfSignedCertificate in(List<String> names, Instant time) throws IOException {
		return SelfSignedCertificate.in(this.folder.resolve("tls"), names, time);
	}

}

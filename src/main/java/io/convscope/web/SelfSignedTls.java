package io.convscope.web;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.convscope.home.ConvscopeHome;
import io.convscope.settings.InvalidSettingException;
import io.convscope.web.tls.MachineNames;
import io.convscope.web.tls.SelfSignedCertificate;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Lets the server use a certificate that the service makes for itself, if the settings
 * ask for it. Not for concurrent use before the server is started.
 */
@Component
class SelfSignedTls implements SslBundleRegistrar {

	private static final String BUNDLE = "self-signed";

	/** How a server uses the certificate. */
	static final Ssl SSL = Ssl.forBundle(BUNDLE);

	private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

	private final WebProperties properties;

	private final ServerProperties server;

	private final ConvscopeHome home;

	private final Clock clock;

	private @Nullable SelfSignedCertificate certificate;

	private Collection<String> otherNames = List.of();

	SelfSignedTls(WebProperties properties, ServerProperties server, ConvscopeHome home, Clock clock) {
		this.properties = properties;
		this.server = server;
		this.home = home;
		this.clock = clock;
	}

	/**
	 * Makes the certificate, or takes the one that is kept. This happens before the
	 * server is configured, which needs the bundles.
	 * @param registry the registry to which the certificate is added
	 * @throws InvalidSettingException if another certificate is configured too, or none
	 * can be made
	 */
	@Override
	public void registerBundles(SslBundleRegistry registry) {
		if (this.properties.tls() != WebProperties.Tls.SELF_SIGNED) {
			return;
		}
		if (this.server.getSsl() != null) {
			throw new InvalidSettingException("convscope.web.tls=self-signed makes a certificate, and server.ssl names"
					+ " another one; set one of them only");
		}
		this.otherNames = namesBesideLoopback();
		this.certificate = certificate(Stream.concat(LOOPBACK.stream(), this.otherNames.stream()).toList());
		SslStoreBundle store = SslStoreBundle.of(this.certificate.store(), SelfSignedCertificate.PASSWORD, null);
		registry.registerBundle(BUNDLE,
				SslBundle.of(store, SslBundleKey.of(SelfSignedCertificate.PASSWORD, SelfSignedCertificate.ALIAS)));
		this.server.setSsl(SSL);
	}

	// those that the service answers for, see OwnHosts
	private Collection<String> namesBesideLoopback() {
		if (!this.properties.hosts().isEmpty()) {
			return this.properties.hosts()
				.stream()
				.map((each) -> each.replaceAll("[\\[\\]]", ""))
				.filter((each) -> !LOOPBACK.contains(each))
				.toList();
		}
		InetAddress address = this.server.getAddress();
		if (address == null || address.isAnyLocalAddress()) {
			return MachineNames.find();
		}
		return address.isLoopbackAddress() ? List.of() : List.of(address.getHostAddress());
	}

	private SelfSignedCertificate certificate(Collection<String> names) {
		try {
			return SelfSignedCertificate.in(this.home.tls(), names, this.clock.instant());
		}
		catch (IOException ex) {
			throw new InvalidSettingException("convscope.web.tls=self-signed can't make a certificate ("
					+ ex.getMessage()
					+ "); name one of your own with server.ssl.certificate and server.ssl.certificate-private-key");
		}
	}

	/**
	 * Returns the certificate that the server uses.
	 * @return the certificate; empty if the service makes none
	 */
	Optional<SelfSignedCertificate> certificate() {
		return Optional.ofNullable(this.certificate);
	}

	/**
	 * Returns the names by which other devices reach the service.
	 * @return host names and IP addresses; empty if the service makes no certificate
	 */
	Collection<String> otherNames() {
		return this.otherNames;
	}

}

package io.convscope.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.convscope.access.ApiKeys;
import io.convscope.web.tls.SelfSignedCertificate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Logs the URLs of the page once the service is ready, with the key that the service
 * made, and writes that of the readiness probe to a file.
 */
@Component
class StartupMessage {

	private static final Logger logger = LoggerFactory.getLogger(StartupMessage.class);

	private final ServiceAddress address;

	private final ApiKeys keys;

	private final @Nullable Path probeFile;

	private final SelfSignedTls tls;

	StartupMessage(ServiceAddress address, ApiKeys keys, SelfSignedTls tls, WebProperties properties) {
		this.address = address;
		this.keys = keys;
		this.tls = tls;
		this.probeFile = properties.probeFile();
	}

	@EventListener
	void ready(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext context
				&& context.getWebServer() != null) {
			logger.info("Convscope is ready at {}", this.address.page());
			this.keys.kept().ifPresent(this::tellKey);
			if (this.keys.areOpen()) {
				logger.warn("Everybody who reaches this service can do everything, as convscope.api-keys.open says");
			}
			this.tls.certificate().ifPresent(this::tellBrowsers);
			if (this.probeFile != null) {
				tellProbes(this.probeFile);
			}
		}
	}

	private void tellKey(ApiKeys.Kept kept) {
		logger.info("Others than this machine reach it, so it asks for a key; this link has it: {}/#key={}",
				this.address.page(), kept.key());
		logger.info("The key is kept in {}; convscope.api-keys replaces it by keys of your own", kept.file());
	}

	private void tellBrowsers(SelfSignedCertificate certificate) {
		List<String> others = this.tls.otherNames().stream().map(this.address::page).toList();
		if (!others.isEmpty()) {
			logger.info("Other devices open {}", String.join(" or ", others));
		}
		logger.info(
				"Browsers warn that they do not know who made the certificate; go on (Advanced, Proceed) if its SHA-256"
						+ " fingerprint is {}",
				certificate.fingerprint());
	}

	private void tellProbes(Path file) {
		try {
			Files.writeString(file, this.address.readiness());
		}
		catch (IOException ex) {
			logger.warn("The address for health checks can't be written to {} ({}); they will use the environment only",
					file, ex.toString());
		}
	}

}

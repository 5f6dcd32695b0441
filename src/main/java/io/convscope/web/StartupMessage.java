package io.convscope.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Logs the URL of the page once the service is ready, and writes that of the readiness
 * probe to a file.
 */
@Component
class StartupMessage {

	private static final Logger logger = LoggerFactory.getLogger(StartupMessage.class);

	private final ServiceAddress address;

	private final @Nullable Path probeFile;

	StartupMessage(ServiceAddress address, WebProperties properties) {
		this.address = address;
		this.probeFile = properties.probeFile();
	}

	@EventListener
	void ready(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext context
				&& context.getWebServer() != null) {
			logger.info("Convscope is ready at {}", this.address.page());
			if (this.probeFile != null) {
				tellProbes(this.probeFile);
			}
		}
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

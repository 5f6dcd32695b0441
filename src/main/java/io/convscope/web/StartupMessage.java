package io.convscope.web;

import java.net.InetAddress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says, once the service is ready, where a browser finds it.
 */
@Component
class StartupMessage {

	private static final Logger logger = LoggerFactory.getLogger(StartupMessage.class);

	private final ServerProperties server;

	StartupMessage(ServerProperties server) {
		this.server = server;
	}

	@EventListener
	void ready(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext context
				&& context.getWebServer() != null) {
			logger.info("Convscope is ready at http://{}:{}", host(), context.getWebServer().getPort());
		}
	}

	private String host() {
		InetAddress address = this.server.getAddress();
		return (address == null || address.isAnyLocalAddress() || address.isLoopbackAddress()) ? "localhost"
				: address.getHostAddress();
	}

}

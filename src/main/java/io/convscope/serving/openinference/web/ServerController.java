package io.convscope.serving.openinference.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.request.ProbePath;
import io.convscope.serving.Readiness;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the protocol tells about the service: its name, extensions and health.
 */
@RestController
class ServerController {

	private static final String LIVE = "/v2/health/live";

	private static final String READY = "/v2/health/ready";

	private static final List<String> EXTENSIONS = List.of("binary_tensor_data", "classification",
			"model_configuration", "model_repository");

	private final Readiness readiness;

	private final String version;

	ServerController(Readiness readiness, ObjectProvider<BuildProperties> build) {
		this.readiness = readiness;
		BuildProperties properties = build.getIfAvailable();
		String version = (properties != null) ? properties.getVersion() : null;
		this.version = (version != null) ? version : "unknown";
	}

	@Bean
	static ProbePath openInferenceLiveness() {
		return new ProbePath(LIVE);
	}

	@Bean
	static ProbePath openInferenceReadiness() {
		return new ProbePath(READY);
	}

	@GetMapping("/v2")
	ServerInfo server() {
		return new ServerInfo("convscope", this.version, EXTENSIONS);
	}

	@GetMapping(LIVE)
	ServerHealth live() {
		return new ServerHealth(true, null);
	}

	@GetMapping(READY)
	ResponseEntity<ServerHealth> ready() {
		boolean ready = this.readiness.isReady();
		return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
			.body(new ServerHealth(true, ready));
	}

	/**
	 * The response body about the service.
	 *
	 * @param name its name
	 * @param version its version
	 * @param extensions the protocol's extensions that it supports
	 */
	record ServerInfo(String name, String version, List<String> extensions) {
	}

	/**
	 * The response body of a health check.
	 *
	 * @param live whether the service runs
	 * @param ready whether it can answer requests; null if not asked
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record ServerHealth(boolean live, @Nullable Boolean ready) {
	}

}

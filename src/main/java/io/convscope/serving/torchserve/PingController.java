package io.convscope.serving.torchserve;

import io.convscope.request.ProbePath;
import io.convscope.serving.Readiness;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The health check of TorchServe and DJL Serving.
 */
@RestController
class PingController {

	private static final String PATH = "/ping";

	private final Readiness readiness;

	PingController(Readiness readiness) {
		this.readiness = readiness;
	}

	@Bean
	static ProbePath torchServeHealth() {
		return new ProbePath(PATH);
	}

	@GetMapping(PATH)
	ResponseEntity<Ping> ping() {
		return this.readiness.isReady() ? ResponseEntity.ok(new Ping("Healthy"))
				: ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Ping("Unhealthy"));
	}

	/**
	 * The response body.
	 *
	 * @param status {@code Healthy}, or {@code Unhealthy} if the service cannot answer
	 * requests
	 */
	record Ping(String status) {
	}

}

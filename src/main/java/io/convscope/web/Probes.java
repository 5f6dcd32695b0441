package io.convscope.web;

import java.util.List;
import java.util.stream.Stream;

import io.convscope.request.ProbePath;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.stereotype.Component;

/**
 * The paths of health checks. Thread-safe.
 */
@Component
class Probes {

	private final List<String> paths;

	Probes(WebEndpointProperties endpoints, List<ProbePath> others) {
		this.paths = Stream.concat(Stream.of(endpoints.getBasePath() + "/health"), others.stream().map(ProbePath::path))
			.toList();
	}

	/**
	 * Checks whether a request is a health check.
	 * @param path its path within the service
	 * @return whether the path is one of them, or below
	 */
	boolean include(String path) {
		return this.paths.stream().anyMatch((each) -> path.equals(each) || path.startsWith(each + "/"));
	}

}

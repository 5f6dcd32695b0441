package io.convscope.web.key;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.convscope.access.Right;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which right each call needs: the one place where that is written. A call is a method
 * and a path, in the words of its controller; HEAD and OPTIONS count as GET. Thread-safe.
 */
@Component
class CallRights {

	/** What anybody may do: get the files of the pages, log in, and check the health. */
	private static final List<String> OPEN = List.of("GET /", "GET /index.html", "GET /favicon.svg", "GET /css/**",
			"GET /js/**", "GET /texts/**", "GET /webjars/**", "GET /api", "GET /openapi.json", "GET /session",
			"DELETE /session", "GET /ping", "GET /v2/health/live", "GET /v2/health/ready");

	/** What any key allows. */
	private static final List<String> ANY_KEY = List.of("POST /session");

	private static final Map<Right, List<String>> CALLS = Map.of(Right.READ, List.of("GET /datasets",
			"GET /datasets/{name}", "GET /datasets/{name}/archive", "GET /datasets/{name}/pictures",
			"GET /datasets/{name}/pictures/{id}", "GET /datasets/{name}/project", "GET /datasets/{name}/samples/{part}",
			"GET /datasets/{name}/samples/{part}/{index}", "GET /explain", "GET /featuremaps",
			"GET /featuremaps/{layer}", "GET /featuremaps/{layer}/statistics", "GET /featuremaps/{layer}/{channel}",
			"GET /featuremaps/{layer}/{channel}/{row}/{column}", "GET /filters", "GET /filters/{layer}", "GET /models",
			"GET /models/aliases", "GET /models/aliases/{alias}", "GET /models/compare", "GET /models/current",
			"GET /models/{id}", "GET /models/{id}/evaluation", "GET /models/{id}/evaluation/samples",
			"GET /models/{id}/network", "GET /models/{id}/snippet", "GET /models/{id}/weights", "GET /networks",
			"GET /networks/{name}", "GET /owners", "GET /picture", "GET /recipes", "GET /runs", "GET /runs/{id}",
			"GET /runs/{id}/diagnosis", "GET /runs/{id}/epochs", "GET /runs/{id}/evaluation",
			"GET /runs/{id}/evaluation/samples", "GET /runs/{id}/events", "GET /runs/{id}/featuremaps/{layer}",
			"GET /runs/{id}/filters/{layer}", "GET /runs/{id}/histograms", "GET /runs/{id}/metrics",
			"GET /runs/{id}/network", "GET /runs/{id}/predictions", "GET /settings", "GET /sweeps", "GET /sweeps/{id}",
			"GET /train", "POST /networks/describe", "POST /train/plan", "POST /train/schedule"), Right.PREDICT,
			List.of("GET /v2", "GET /v2/models", "GET /v2/models/{name}", "GET /v2/models/{name}/config",
					"GET /v2/models/{name}/ready", "GET /v2/models/{name}/versions/{version}",
					"GET /v2/models/{name}/versions/{version}/config", "GET /v2/models/{name}/versions/{version}/ready",
					"POST /explain", "POST /featuremaps/{layer}", "POST /featuremaps/{layer}/{channel}",
					"POST /featuremaps/{layer}/{channel}/{row}/{column}", "POST /picture", "POST /predict",
					"POST /predictions/{name}", "POST /predictions/{name}/{version}",
					"POST /runs/{id}/featuremaps/{layer}", "POST /v2/models/{name}/infer",
					"POST /v2/models/{name}/versions/{version}/infer", "POST /v2/repository/index",
					"POST /v2/repository/models/{name}/load", "PUT /predictions/{name}",
					"PUT /predictions/{name}/{version}"),
			Right.TRAIN,
			List.of("DELETE /datasets/{name}", "DELETE /datasets/{name}/pictures/{id}", "DELETE /networks/{name}",
					"DELETE /runs/{id}", "DELETE /sweeps/{id}", "PATCH /datasets/{name}",
					"PATCH /datasets/{name}/pictures/{id}", "PATCH /runs/{id}", "POST /datasets",
					"POST /datasets/{name}/pictures", "POST /datasets/{name}/prepare", "POST /runs/{id}/cancel",
					"POST /runs/{id}/extend", "POST /runs/{id}/pause", "POST /runs/{id}/resume", "POST /sweeps",
					"POST /sweeps/{id}/cancel", "POST /train", "PUT /networks/{name}"),
			Right.ADMIN, List.of("DELETE /models/aliases/{alias}", "DELETE /models/{id}", "GET /backup", "POST /models",
					"POST /v2/repository/models/{name}/unload", "PUT /models/aliases/{alias}", "PUT /models/current"));

	private static final Set<String> LIKE_GET = Set.of("HEAD", "OPTIONS");

	private final List<Call> calls;

	CallRights(WebEndpointProperties endpoints) {
		String actuator = endpoints.getBasePath();
		this.calls = Stream
			.of(calls(OPEN, Need.NOTHING), calls(ANY_KEY, Need.A_KEY),
					CALLS.entrySet().stream().flatMap((each) -> calls(each.getValue(), Need.of(each.getKey()))),
					calls(List.of("GET " + actuator + "/health", "GET " + actuator + "/health/**"), Need.NOTHING),
					calls(List.of("GET " + actuator, "GET " + actuator + "/info", "GET " + actuator + "/prometheus"),
							Need.of(Right.READ)),
					Stream.of("GET", "POST", "DELETE")
						.map((method) -> new Call(method, pattern(actuator + "/**"), Need.of(Right.ADMIN))))
			.flatMap((each) -> each)
			.sorted(Comparator.comparing(Call::path, PathPattern.SPECIFICITY_COMPARATOR))
			.toList();
	}

	private static Stream<Call> calls(List<String> calls, Need need) {
		return calls.stream().map((call) -> call.split(" ")).map((call) -> new Call(call[0], pattern(call[1]), need));
	}

	private static PathPattern pattern(String path) {
		return PathPatternParser.defaultInstance.parse(path);
	}

	/**
	 * Finds what a request needs.
	 * @param request the request
	 * @return what it needs; if there is no such call, a key for one that changes
	 * nothing, and the right of an administrator for others
	 */
	Need neededFor(HttpServletRequest request) {
		return find(request).map(Call::need)
			.orElse(methodOf(request).equals("GET") ? Need.A_KEY : Need.of(Right.ADMIN));
	}

	private static String methodOf(HttpServletRequest request) {
		return LIKE_GET.contains(request.getMethod()) ? "GET" : request.getMethod();
	}

	/**
	 * Finds the call of a request.
	 * @param request the request
	 * @return the call; empty if there is none
	 */
	Optional<Call> find(HttpServletRequest request) {
		String method = methodOf(request);
		PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
		return this.calls.stream()
			.filter((call) -> call.method().equals(method) && call.path().matches(path))
			.findFirst();
	}

	/**
	 * Lists the calls that need a right.
	 * @return the calls of controllers, by the right that they need
	 */
	static Map<Right, List<String>> calls() {
		return CALLS;
	}

	/**
	 * A call.
	 *
	 * @param method its method
	 * @param path the pattern of its path
	 * @param need what it needs
	 */
	record Call(String method, PathPattern path, Need need) {

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

	/**
	 * What a call needs: nothing, any key, or one with a right.
	 *
	 * @param key whether a key
	 * @param right the right that the key must have; empty for none
	 */
	record Need(boolean key, Optional<Right> right) {

		static final Need NOTHING = new Need(false, Optional.empty());

		static final Need A_KEY = new Need(true, Optional.empty());

		static Need of(Right right) {
			return new Need(true, Optional.of(right));
		}

	}

}

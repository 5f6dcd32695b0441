package io.convscope.web.key;

import java.io.IOException;
import java.util.Optional;

import io.convscope.access.ApiKey;
import io.convscope.access.ApiKeys;
import io.convscope.access.Caller;
import io.convscope.access.KeyGuesses;
import io.convscope.access.LimitExceededException;
import io.convscope.access.RequestRates;
import io.convscope.access.Right;
import io.convscope.access.TooManyGuessesException;
import io.convscope.problem.Problem;
import io.convscope.web.audit.ClientAddress;
import io.convscope.web.audit.RefusalLog;
import io.convscope.web.problem.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests without a key, those whose key lacks the right that the call needs,
 * those beyond the key's rate, and those that try keys out. The key of a request that
 * passes is its principal. It comes after the checks of host and origin.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class KeyFilter extends OncePerRequestFilter {

	private static final Problem KEY_REQUIRED = new Problem("key-required", "Key required",
			HttpStatus.UNAUTHORIZED.value());

	private static final Problem UNKNOWN_KEY = new Problem("unknown-key", "Unknown key",
			HttpStatus.UNAUTHORIZED.value());

	private static final Problem MISSING_RIGHT = new Problem("missing-right", "Missing right",
			HttpStatus.FORBIDDEN.value());

	// the challenges are those of RFC 6750
	private static final String CHALLENGE = "Bearer realm=\"Convscope\"";

	private final ApiKeys keys;

	private final CallRights rights;

	private final RequestRates rates;

	private final KeyGuesses guesses;

	private final ProblemAnswer answer;

	private final RefusalLog log;

	private final boolean required;

	/**
	 * Creates the filter of a port.
	 * @param keys the keys
	 * @param rights which right each call needs
	 * @param rates counts the requests of each key
	 * @param guesses slows down who tries keys out
	 * @param answer writes refusals
	 * @param log has a line for each refusal
	 * @param required whether the port's clients need a key
	 */
	KeyFilter(ApiKeys keys, CallRights rights, RequestRates rates, KeyGuesses guesses, ProblemAnswer answer,
			RefusalLog log, boolean required) {
		this.keys = keys;
		this.rights = rights;
		this.rates = rates;
		this.guesses = guesses;
		this.answer = answer;
		this.log = log;
		this.required = required;
	}

	boolean isRequired() {
		return this.required;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.required;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		CallRights.Need need = this.rights.neededFor(request);
		@Nullable String presented = PresentedKey.of(request);
		Optional<ApiKey> key = Optional.ofNullable(presented).flatMap(this.keys::find);
		if (need.key() && presented != null && isGuess(presented, key.orElse(null), request, response)) {
			return;
		}
		if (need.key() && key.isEmpty()) {
			refuse(presented, request, response);
			return;
		}
		Optional<Right> missing = need.right().filter((right) -> key.stream().noneMatch((each) -> each.allows(right)));
		if (missing.isPresent()) {
			refuse(missing.get(), key.orElseThrow(), request, response);
			return;
		}
		if (key.isEmpty() || !need.key()) {
			chain.doFilter(key.<HttpServletRequest>map((each) -> new KeyedRequest(request, each)).orElse(request),
					response);
			return;
		}
		serve(key.get(), request, response, chain);
	}

	// whether it is one too many, which is answered
	private boolean isGuess(String presented, @Nullable ApiKey key, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		ClientAddress address = ClientAddress.of(request);
		try {
			this.guesses.count(address.claimed(), address.connected(), presented, key);
			return false;
		}
		catch (TooManyGuessesException ex) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(ex.seconds()));
			answer(Problem.of(TooManyGuessesException.class), String.valueOf(ex.getMessage()), null, request, response);
			return true;
		}
	}

	private void answer(Problem problem, String detail, @Nullable ApiKey key, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		this.answer.send(problem, detail, request, response);
		this.log.write(request, (key != null) ? key.name() : null, problem.status());
	}

	private void serve(ApiKey key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			this.rates.count(key);
		}
		catch (LimitExceededException ex) {
			this.answer.send(Problem.of(LimitExceededException.class), String.valueOf(ex.getMessage()), request,
					response);
			return;
		}
		Caller.begin(key);
		try {
			chain.doFilter(new KeyedRequest(request, key), response);
		}
		finally {
			Caller.end();
		}
	}

	private void refuse(@Nullable String presented, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
				(presented != null) ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
		if (presented != null) {
			answer(UNKNOWN_KEY, presented.isEmpty()
					? "The header Authorization must have the word Bearer before the key: Authorization: Bearer KEY."
					: "This key is not one of the service's keys; ask whoever runs it for one.", null, request,
					response);
		}
		else {
			answer(KEY_REQUIRED,
					"This service asks for a key; send it in the header Authorization: Bearer KEY."
							+ " Whoever runs the service has it: its start prints it, or convscope.api-keys lists it.",
					null, request, response);
		}
	}

	private void refuse(Right missing, ApiKey key, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
				CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + missing + "\"");
		answer(MISSING_RIGHT, "The key " + key.name() + " lacks the right " + missing + ", which " + request.getMethod()
				+ " " + request.getServletPath() + " needs.", key, request, response);
	}

}

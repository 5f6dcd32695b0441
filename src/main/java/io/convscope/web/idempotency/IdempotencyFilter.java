package io.convscope.web.idempotency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import io.convscope.home.Creations;
import io.convscope.home.StorageException;
import io.convscope.problem.Problem;
import io.convscope.web.problem.ProblemAnswer;
import io.convscope.web.problem.ProblemDocument;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a request that creates something, and is sent again with the same
 * Idempotency-Key, as it was answered first, and does nothing twice
 * (draft-ietf-httpapi-idempotency-key-header). Requests that are refused or fail have
 * done nothing: they are tried anew. It comes after the filter of keys, to whose holders
 * the Idempotency-Keys belong.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 3)
class IdempotencyFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(IdempotencyFilter.class);

	private static final String REPLAYED = "Idempotent-Replayed";

	private static final Pattern CALLS = Pattern.compile("/train|/sweeps|/models|/datasets|/runs/[^/]+/extend");

	private static final Problem REUSED = new Problem("idempotency-key-reused", "Idempotency-Key reused",
			HttpStatus.UNPROCESSABLE_CONTENT.value());

	private static final Problem UNDER_WAY = new Problem("request-under-way", "Request under way",
			HttpStatus.CONFLICT.value(), 1);

	private final KeptAnswers answers;

	private final ProblemAnswer problems;

	private final Set<String> underWay = ConcurrentHashMap.newKeySet();

	IdempotencyFilter(KeptAnswers answers, ProblemAnswer problems) {
		this.answers = answers;
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getHeader(IdempotencyKey.HEADER) == null || !request.getMethod().equals("POST")
				|| !CALLS.matcher(request.getServletPath()).matches();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		IdempotencyKey key = IdempotencyKey.of(request);
		if (!key.isValid()) {
			this.problems.send(ProblemDocument.INVALID_REQUEST, IdempotencyKey.RULE, request, response);
			return;
		}
		String name = key.name();
		if (!this.underWay.add(name)) {
			this.problems.send(UNDER_WAY,
					"The first request with this Idempotency-Key is still under way; send it again in a second.",
					request, response);
			return;
		}
		Sending answer;
		try {
			answer = serve(name, new FingerprintedRequest(request), response, chain);
		}
		finally {
			this.underWay.remove(name);
		}
		// not before: who has the answer may send the next request
		answer.send();
	}

	private Sending serve(String name, FingerprintedRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<KeptAnswer> kept;
		boolean same;
		try {
			kept = this.answers.find(name);
			same = kept.isEmpty() || kept.get().fingerprint().equals(request.fingerprint());
		}
		catch (RuntimeException ex) {
			return refusal(ex, request, response);
		}
		if (!same) {
			return () -> this.problems.send(REUSED,
					"This Idempotency-Key was sent with another request before; take a new one for each request, and the"
							+ " same only to send the same again.",
					request, response);
		}
		if (kept.isEmpty()) {
			return create(name, request, response, chain);
		}
		KeptAnswer.Answer first = kept.get().answer();
		return (first != null) ? () -> replay(first, response)
				: tell(name, kept.get().path(), request, response, chain);
	}

	// a body that can't be read, or an answer
	private Sending refusal(RuntimeException exception, HttpServletRequest request, HttpServletResponse response) {
		Problem problem = ProblemDocument.kindOf(exception);
		if (problem.equals(Problem.INTERNAL)) {
			throw exception;
		}
		return () -> this.problems.send(problem, String.valueOf(exception.getMessage()), request, response);
	}

	private Sending create(String name, FingerprintedRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		AtomicBoolean begun = new AtomicBoolean();
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		Creations.listen((file, path) -> {
			this.answers.begin(name, request.fingerprint(), file, path);
			begun.set(true);
		});
		try {
			chain.doFilter(request, answer);
		}
		finally {
			Creations.ignore();
			if (begun.get() && !keep(name, answer)) {
				this.answers.settle(name);
			}
		}
		return answer::copyBodyToResponse;
	}

	private static void replay(KeptAnswer.Answer first, HttpServletResponse response) throws IOException {
		response.setStatus(first.status());
		response.setHeader(REPLAYED, "true");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (first.location() != null) {
			response.setHeader(HttpHeaders.LOCATION, first.location());
		}
		response.setContentType(first.type());
		response.getOutputStream().write(first.body().getBytes(StandardCharsets.UTF_8));
	}

	// it was created, and the process ended before its answer was kept, and so sent: the
	// answer is what was created, as it is now
	private Sending tell(String name, String path, FingerprintedRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		answer.setStatus(statusOf(request).value());
		answer.setHeader(HttpHeaders.LOCATION, request.getContextPath() + path);
		answer.setHeader(REPLAYED, "true");
		chain.doFilter(new LookedUp(request, path), answer);
		keep(name, answer);
		return answer::copyBodyToResponse;
	}

	// a model, or a data set without pictures, is there at once
	private static HttpStatus statusOf(HttpServletRequest request) {
		boolean json = String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_JSON_VALUE);
		boolean atOnce = request.getServletPath().equals("/models")
				|| (json && request.getServletPath().equals("/datasets"));
		return atOnce ? HttpStatus.CREATED : HttpStatus.ACCEPTED;
	}

	private boolean keep(String name, ContentCachingResponseWrapper answer) {
		if (!HttpStatus.valueOf(answer.getStatus()).is2xxSuccessful()) {
			return false;
		}
		try {
			this.answers.keep(name, new KeptAnswer.Answer(answer.getStatus(), answer.getHeader(HttpHeaders.LOCATION),
					answer.getContentType(), new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)));
			return true;
		}
		catch (StorageException ex) {
			logger.warn("{}; it is answered with what was created, if it is sent again", ex.getMessage());
			return false;
		}
	}

}

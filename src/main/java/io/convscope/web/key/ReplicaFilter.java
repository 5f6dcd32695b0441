package io.convscope.web.key;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.convscope.access.Right;
import io.convscope.problem.Problem;
import io.convscope.settings.OnReplicas;
import io.convscope.web.problem.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Tells, on a serving replica, where to go with calls that it has not: those that change
 * something, and those of parts that a replica lacks. It comes after the filter of keys.
 */
@OnReplicas
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 5)
class ReplicaFilter extends OncePerRequestFilter {

	private static final Problem SERVING_REPLICA = new Problem("serving-replica", "Serving replica",
			HttpStatus.FORBIDDEN.value());

	/** The rights to what a replica does. */
	static final Set<Right> SERVING = EnumSet.of(Right.READ, Right.PREDICT);

	private final CallRights rights;

	private final ObjectProvider<RequestMappingHandlerMapping> handlers;

	private final TrainerProperties trainer;

	private final ProblemAnswer answer;

	// found at the first request, as filters are made before the handlers
	private volatile Set<String> answered = Set.of();

	ReplicaFilter(CallRights rights,
			@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers,
			TrainerProperties trainer, ProblemAnswer answer) {
		this.rights = rights;
		this.handlers = handlers;
		this.trainer = trainer;
		this.answer = answer;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<CallRights.Call> call = this.rights.find(request).filter((each) -> isRefused(each.toString()));
		if (call.isPresent()) {
			this.answer.send(SERVING_REPLICA,
					"This is a replica that only serves models, so it has no " + request.getMethod() + " "
							+ request.getServletPath() + ". Do this " + this.trainer.words()
							+ "; models and aliases that change there change here within seconds.",
					request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private boolean isRefused(String call) {
		return CallRights.calls()
			.entrySet()
			.stream()
			.filter((each) -> each.getValue().contains(call))
			.anyMatch((each) -> !SERVING.contains(each.getKey()) || !answered().contains(call));
	}

	private Set<String> answered() {
		if (this.answered.isEmpty()) {
			this.answered = this.handlers.getObject()
				.getHandlerMethods()
				.keySet()
				.stream()
				.flatMap((each) -> each.getMethodsCondition()
					.getMethods()
					.stream()
					.flatMap((method) -> each.getPathPatternsCondition()
						.getPatterns()
						.stream()
						.map(PathPattern::getPatternString)
						.map((path) -> method + " " + path)))
				.collect(Collectors.toUnmodifiableSet());
		}
		return this.answered;
	}

}

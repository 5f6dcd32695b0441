package io.convscope.web.problem;

import java.io.IOException;
import java.util.regex.Pattern;

import io.convscope.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests whose X-Forwarded-Prefix is no path, of which Spring makes the context
 * path without a check. It comes before all filters that read the path.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 40)
class ForwardedPrefixFilter extends OncePerRequestFilter {

	private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})+)*");

	private static final Problem INVALID_PREFIX = new Problem("invalid-prefix", "Invalid prefix of a proxy",
			HttpStatus.BAD_REQUEST.value());

	private final ProblemAnswer answer;

	ForwardedPrefixFilter(ProblemAnswer answer) {
		this.answer = answer;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (PATH.matcher(request.getContextPath()).matches()) {
			chain.doFilter(request, response);
		}
		else {
			this.answer.send(INVALID_PREFIX, "The header X-Forwarded-Prefix must be a path such as /convscope.",
					request, response);
		}
	}

}

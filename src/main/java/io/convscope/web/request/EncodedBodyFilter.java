package io.convscope.web.request;

import java.io.IOException;
import java.util.List;

import io.convscope.problem.Problem;
import io.convscope.request.CompressedBody;
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
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses compressed bodies where no handler unpacks them, before one takes them for
 * something else (RFC 9110, 15.5.16). It comes after the filter of keys.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 5)
class EncodedBodyFilter extends OncePerRequestFilter {

	private static final Problem UNSUPPORTED = new Problem("unsupported-encoding", "Unsupported compression",
			HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());

	private static final String AS_IT_IS = "identity";

	private final List<CompressedBody> unpacked;

	private final ProblemAnswer answer;

	EncodedBodyFilter(List<CompressedBody> unpacked, ProblemAnswer answer) {
		this.unpacked = List.copyOf(unpacked);
		this.answer = answer;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		@Nullable String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding == null || encoding.equalsIgnoreCase(AS_IT_IS) || isUnpacked(request.getServletPath())) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
		this.answer.send(UNSUPPORTED, "A body with the Content-Encoding " + encoding
				+ " is not unpacked here; send it as it is, without this header.", request, response);
	}

	private boolean isUnpacked(String path) {
		return this.unpacked.stream().anyMatch((each) -> path.startsWith(each.prefix()));
	}

}

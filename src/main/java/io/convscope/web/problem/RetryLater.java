package io.convscope.web.problem;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Tells when to ask again in each answer of the status 503, those of health checks
 * included, that does not say it itself.
 */
@RestControllerAdvice
class RetryLater implements ResponseBodyAdvice<Object> {

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType type,
			Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
			ServerHttpResponse response) {
		HttpHeaders headers = response.getHeaders();
		if (response instanceof ServletServerHttpResponse served
				&& served.getServletResponse().getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()
				&& headers.getFirst(HttpHeaders.RETRY_AFTER) == null) {
			headers.addAll(ProblemDocument.headers(ProblemDocument.kindOf(HttpStatus.SERVICE_UNAVAILABLE)));
		}
		return body;
	}

}

package io.convscope.web.problem;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Sends problem documents in the form of the protocol that the request belongs to.
 */
@ControllerAdvice
class ErrorFormAdvice implements ResponseBodyAdvice<Object> {

	private final ErrorForms forms;

	ErrorFormAdvice(ErrorForms forms) {
		this.forms = forms;
	}

	@Override
	public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returned, MediaType type,
			Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (!(body instanceof ProblemDetail document) || !(request instanceof ServletServerHttpRequest served)) {
			return body;
		}
		ErrorForms.ErrorBody formed = this.forms.of(document, served.getServletRequest().getContextPath());
		response.getHeaders().setContentType(formed.type());
		return formed.body();
	}

}

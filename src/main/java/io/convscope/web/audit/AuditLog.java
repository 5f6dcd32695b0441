package io.convscope.web.audit;

import java.security.Principal;

import io.convscope.request.web.Audited;
import io.convscope.request.web.AuditedTarget;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Writes a line to the audit log for each request whose handler is {@link Audited}. It is
 * the first interceptor, so that what others refuse is logged too.
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AuditLog implements WebMvcConfigurer, HandlerInterceptor {

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) {
		Audited action = (handler instanceof HandlerMethod method) ? method.getMethodAnnotation(Audited.class) : null;
		if (action != null) {
			Principal principal = request.getUserPrincipal();
			int status = response.getStatus();
			new AuditLine((principal != null) ? principal.getName() : AuditLine.UNKNOWN, ClientAddress.of(request),
					action.value(), target(request, response),
					(failure != null) ? AuditLine.Outcome.FAILED : AuditLine.Outcome.of(status), status)
				.write(0);
		}
	}

	// paths are encoded, so that no line can be forged
	private static String target(HttpServletRequest request, HttpServletResponse response) {
		String named = AuditedTarget.get();
		if (named != null) {
			return named;
		}
		String location = response.getHeader(HttpHeaders.LOCATION);
		String path = (location != null) ? location : request.getRequestURI();
		return path.startsWith(request.getContextPath()) ? path.substring(request.getContextPath().length()) : path;
	}

}

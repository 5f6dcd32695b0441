package io.convscope.web;

import java.security.Principal;
import java.util.Locale;
import java.util.regex.Pattern;

import io.convscope.request.web.Audited;
import io.convscope.request.web.AuditedTarget;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Writes a line to the audit log, a logger of its own, for each request whose handler is
 * {@link Audited}: who sent it, from where, what it was to do to what, and the outcome.
 * Structured logs have these as fields. It is the first interceptor, so that what others
 * refuse is logged too.
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AuditLog implements WebMvcConfigurer, HandlerInterceptor {

	private static final Logger logger = LoggerFactory.getLogger("convscope.audit");

	private static final String UNKNOWN = "-";

	// of IPv4 or IPv6, or a name that hides one (RFC 7239)
	private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,64}");

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
			write((principal != null) ? principal.getName() : UNKNOWN, address(request), action.value(),
					target(request, response), response.getStatus());
		}
	}

	private static void write(String who, String address, String action, String target, int status) {
		Outcome outcome = Outcome.of(status);
		logger.atInfo()
			.addKeyValue("who", who)
			.addKeyValue("address", address)
			.addKeyValue("action", action)
			.addKeyValue("target", target)
			.addKeyValue("outcome", outcome.label())
			.addKeyValue("status", status)
			.log("who={} address={} action={} target={} outcome={} status={}", who, address, action, target,
					outcome.label(), status);
	}

	// a proxy's header may have anything: what is no address is not taken for one
	private static String address(HttpServletRequest request) {
		String connected = connected(request).getRemoteAddr();
		String claimed = request.getRemoteAddr();
		if (connected.equals(claimed)) {
			return connected;
		}
		return (ADDRESS.matcher(claimed).matches() ? claimed : UNKNOWN) + "," + connected;
	}

	private static ServletRequest connected(ServletRequest request) {
		return (request instanceof ServletRequestWrapper wrapper) ? connected(wrapper.getRequest()) : request;
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

	/**
	 * How an action ended.
	 */
	private enum Outcome {

		DONE, REFUSED, FAILED;

		static Outcome of(int status) {
			if (HttpStatus.valueOf(status).is5xxServerError()) {
				return FAILED;
			}
			return HttpStatus.valueOf(status).is4xxClientError() ? REFUSED : DONE;
		}

		private String label() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}

package io.convscope.web.request;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convscope.request.InvalidRequestException;
import io.convscope.settings.NearName;
import io.convscope.web.problem.ErrorForms;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses query parameters that the handler of a request does not declare, so that a
 * misspelt one is not taken for one that is absent. What a handler declares are its
 * {@link RequestParam}s, the components of records without an annotation, and what
 * chooses between it and others of its controller with the same path. Handlers of Spring,
 * such as those of files and of the actuator, and other protocols, whose clients may send
 * what they know, take any.
 */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

	private static final String OWN = "io.convscope.";

	private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

	private final ErrorForms others;

	KnownParameters(ErrorForms others) {
		this.others = others;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		String query = request.getQueryString();
		if (query != null && request.getDispatcherType() == DispatcherType.REQUEST
				&& handler instanceof HandlerMethod method && method.getBeanType().getName().startsWith(OWN)
				&& !this.others.include(request.getRequestURI().substring(request.getContextPath().length()))) {
			require(query, this.known.computeIfAbsent(method.getMethod(), KnownParameters::declaredFor));
		}
		return true;
	}

	private static void require(String query, Set<String> known) {
		Map<String, String> errors = new LinkedHashMap<>();
		for (String name : names(query)) {
			if (!known.contains(name)) {
				errors.put(name, "is not a parameter of this address" + NearName.question(name, known) + "; "
						+ (known.isEmpty() ? "it takes none" : "there are " + String.join(", ", known)));
			}
		}
		if (!errors.isEmpty()) {
			throw InvalidRequestException.of(errors);
		}
	}

	// names that can't be decoded are left to whoever reads their values
	private static List<String> names(String query) {
		try {
			return Stream.of(query.split("&"))
				.map((pair) -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8))
				.filter((name) -> !name.isEmpty())
				.toList();
		}
		catch (IllegalArgumentException ex) {
			return List.of();
		}
	}

	private static Set<String> declaredFor(Method handler) {
		RequestMapping mapping = mapping(handler);
		return Stream.of(handler.getDeclaringClass().getDeclaredMethods())
			.filter((each) -> isBeside(mapping, each))
			.flatMap(KnownParameters::declared)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isBeside(RequestMapping mapping, Method other) {
		return AnnotatedElementUtils.hasAnnotation(other, RequestMapping.class)
				&& Arrays.equals(mapping(other).path(), mapping.path())
				&& !Collections.disjoint(List.of(mapping(other).method()), List.of(mapping.method()));
	}

	private static RequestMapping mapping(Method method) {
		return Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class));
	}

	private static Stream<String> declared(Method method) {
		Stream<String> choosing = Stream.of(mapping(method).params())
			.map((condition) -> condition.replaceAll("^!|!?=.*$", ""));
		return Stream.concat(choosing, Stream.of(method.getParameters()).flatMap(KnownParameters::declared));
	}

	private static Stream<String> declared(Parameter parameter) {
		RequestParam annotation = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
		if (annotation != null) {
			return Stream.of(annotation.name().isEmpty() ? parameter.getName() : annotation.name());
		}
		boolean bound = parameter.getType().isRecord() && parameter.getAnnotations().length == 0;
		return bound ? Stream.of(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
				: Stream.empty();
	}

}

package io.convscope.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Reports an invalid setting at startup in one sentence, without a stack trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<Throwable> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Throwable cause) {
		InvalidSettingException invalid = findCause(rootFailure, InvalidSettingException.class);
		if (invalid != null) {
			return sentence(invalid.getMessage() + ".", invalid);
		}
		InvalidPathException path = findCause(rootFailure, InvalidPathException.class);
		if (path != null && !path.getInput().chars().allMatch((each) -> each < 128)) {
			return sentence(unmappable(path), path);
		}
		BindException unbound = findCause(rootFailure, BindException.class);
		return (unbound != null && unbound.getProperty() != null
				&& unbound.getName().toString().startsWith("convscope."))
						? sentence(unbound.getName() + " must be " + kind(unbound.getTarget().getType()) + ", not \""
								+ unbound.getProperty().getValue() + "\".", unbound)
						: null;
	}

	// file names are bytes; under LC_ALL=C an umlaut has no encoding
	private static String unmappable(InvalidPathException path) {
		return "The path \"" + path.getInput() + "\" has characters that the locale of this process cannot encode;"
				+ " start it with the environment variable LC_ALL=C.UTF-8.";
	}

	private static String kind(ResolvableType type) {
		Class<?> element = type.asCollection().resolveGeneric();
		return (element != null) ? "a list of " + kind(element) : kind(type.resolve(Object.class));
	}

	private static String kind(Class<?> type) {
		if (type == Duration.class) {
			return "a time, as in 10s or 5m";
		}
		if (type == DataSize.class) {
			return "a size, as in 10MB";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "true or false";
		}
		if (Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type))) {
			return "a whole number";
		}
		if (type.isEnum()) {
			return Stream.of(type.getEnumConstants())
				.map((each) -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(" or "));
		}
		return (type == Path.class) ? "a path" : "of another type";
	}

	private static FailureAnalysis sentence(String text, Throwable cause) {
		return new FailureAnalysis(text, null, cause);
	}

}

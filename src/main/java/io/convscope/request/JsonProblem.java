package io.convscope.request;

import java.util.List;
import java.util.stream.Collectors;

import io.convscope.settings.NearName;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Describes in one sentence what is wrong with a JSON body, and where.
 */
public final class JsonProblem {

	private JsonProblem() {
	}

	/**
	 * Describes what is wrong.
	 * @param exception what the parser threw
	 * @return a sentence without names of classes
	 */
	public static String describe(JacksonException exception) {
		if (exception instanceof UnrecognizedPropertyException unknown) {
			List<String> known = unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
			return unknown.getPropertyName() + " is not a field" + NearName.question(unknown.getPropertyName(), known)
					+ "; there are " + known + ".";
		}
		if (exception instanceof DatabindException && !exception.getPath().isEmpty()) {
			return path(exception) + " " + wanted(exception) + place(exception.getLocation()) + ".";
		}
		if (exception instanceof DatabindException) {
			return "The body must be another kind of JSON: an object with the fields of this request"
					+ place(exception.getLocation()) + ".";
		}
		// the start marker of an unclosed object refers to a source that the client does
		// not see, and no client can enable features of the parser
		String message = exception.getOriginalMessage()
			.replaceFirst(" \\(start marker at .*", "")
			.replaceFirst(": enable `.*", " is no value in JSON")
			.replaceFirst(" \\(not recognized as one since .*", "");
		return "The body is not JSON" + place(exception.getLocation()) + ": " + message;
	}

	private static String path(JacksonException exception) {
		return exception.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName() : "[" + step.getIndex() + "]")
			.collect(Collectors.joining("."));
	}

	private static String wanted(JacksonException exception) {
		String found = (exception instanceof InvalidFormatException format) ? ", not \"" + format.getValue() + "\""
				: "";
		if (exception instanceof InvalidNullException) {
			return "must be given";
		}
		if (exception instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
			return "must be " + kind(mismatch.getTargetType()) + found;
		}
		return "is out of range";
	}

	private static String kind(Class<?> type) {
		if (type == Double.class || type == double.class) {
			return "a number";
		}
		if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
			return "a whole number";
		}
		return (type == String.class) ? "a text" : "of another type";
	}

	private static String place(TokenStreamLocation location) {
		return (location != null) ? " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")" : "";
	}

}

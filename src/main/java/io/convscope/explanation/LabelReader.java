package io.convscope.explanation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads which of a model's labels is meant, by its name or its number; a name that looks
 * like a number counts as a name.
 */
final class LabelReader {

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	private final OptionReader reader;

	LabelReader(OptionReader reader) {
		this.reader = reader;
	}

	/**
	 * Reads a label.
	 * @param name the option
	 * @param text its value; null when it is not given
	 * @param labels all labels
	 * @return its number, from 0; empty when it is not given, or wrong
	 */
	Optional<Integer> read(String name, @Nullable String text, List<String> labels) {
		if (text == null) {
			return Optional.empty();
		}
		int index = labels.contains(text) ? labels.indexOf(text) : number(text);
		if (index < 0 || index >= labels.size()) {
			this.reader.refuse(name, "must be one of " + String.join(", ", labels) + ", or a number from 0 to "
					+ (labels.size() - 1) + ", not \"" + text + "\"");
			return Optional.empty();
		}
		return Optional.of(index);
	}

	private static int number(String text) {
		return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
	}

}

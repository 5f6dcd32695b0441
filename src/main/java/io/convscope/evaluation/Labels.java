package io.convscope.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Looks labels up.
 */
final class Labels {

	private Labels() {
	}

	/**
	 * Finds the number of a label.
	 * @param option the option that names it
	 * @param text its name or number; null when not given
	 * @param labels the labels there are; a name comes before a number
	 * @return its number, counted from 0; null when not given
	 * @throws InvalidRequestException if there is no such label
	 */
	static @Nullable Integer find(String option, @Nullable String text, List<String> labels) {
		if (text == null) {
			return null;
		}
		int index = labels.indexOf(text);
		return (index >= 0) ? Integer.valueOf(index)
				: IntStream.range(0, labels.size())
					.boxed()
					.filter((each) -> Objects.equals(each.toString(), text))
					.findFirst()
					.orElseThrow(() -> InvalidRequestException.of(option,
							"must be one of the labels " + String.join(", ", labels) + ", or a number from 0 to "
									+ (labels.size() - 1) + ", not \"" + text + "\""));
	}

}

package io.convscope.inspection;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads options one after another, remembering what is wrong with them.
 */
final class OptionReader {

	private final Map<String, String> errors = new LinkedHashMap<>();

	/**
	 * Reads a number.
	 * @param name the option
	 * @param text its value; null when it is not given
	 * @param least the smallest number allowed
	 * @param most the largest number allowed
	 * @return the number; empty when it is not given, or wrong
	 */
	Optional<Integer> number(String name, @Nullable String text, int least, int most) {
		if (text == null) {
			return Optional.empty();
		}
		Optional<Integer> number = parse(text).filter((value) -> value >= least && value <= most);
		if (number.isEmpty()) {
			this.errors.put(name, "must be an integer from " + least + " to " + most + ", not \"" + text + "\"");
		}
		return number;
	}

	private static Optional<Integer> parse(String text) {
		try {
			return Optional.of(Integer.valueOf(text));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Reads one of several names.
	 * @param <E> what they name
	 * @param name the option
	 * @param text its value; null when it is not given
	 * @param choices what may be chosen, by their names in lower case
	 * @return the choice; empty when it is not given, or wrong
	 */
	<E extends Enum<E>> Optional<E> choice(String name, @Nullable String text, E[] choices) {
		if (text == null) {
			return Optional.empty();
		}
		Optional<E> choice = Stream.of(choices).filter((each) -> nameOf(each).equals(text)).findFirst();
		if (choice.isEmpty()) {
			String names = Stream.of(choices).map(OptionReader::nameOf).collect(Collectors.joining(" or "));
			this.errors.put(name, "must be " + names + ", not \"" + text + "\"");
		}
		return choice;
	}

	private static String nameOf(Enum<?> choice) {
		return choice.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Ends the reading.
	 * @throws InvalidOptionsException if anything was wrong
	 */
	void requireNoErrors() {
		if (!this.errors.isEmpty()) {
			throw InvalidOptionsException.of(this.errors);
		}
	}

}

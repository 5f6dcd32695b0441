package io.convscope.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.convscope.settings.NearName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the options of a request, from URL parameters or JSON fields, and collects all
 * errors to report them together. Not thread-safe.
 */
public final class OptionReader extends Faults {

	private static final Pattern SHARE = Pattern.compile("0?\\.[0-9]{1,9}|0|1|1\\.0{1,9}");

	public OptionReader() {
	}

	private OptionReader(OptionReader around, String field, String note) {
		super(around, field, note);
	}

	/**
	 * Reads an object within the request; what is wrong with it is remembered here.
	 * @param field where it is, for example {@code layers[3]}
	 * @param note ends each sentence, for example {@code " (conv2)"}
	 * @return a reader that names the object's fields by the place and their names
	 */
	public OptionReader within(String field, String note) {
		return new OptionReader(this, field, note);
	}

	/**
	 * Reads an integer.
	 * @param name the name of the option
	 * @param text its value; null if absent
	 * @param least the minimum, inclusive
	 * @param most the maximum, inclusive
	 * @return the number; empty if absent or invalid
	 */
	public Optional<Integer> number(String name, @Nullable String text, int least, int most) {
		return whole(name, text, new WholeNumbers(least, most));
	}

	/**
	 * Reads an integer without a maximum.
	 * @param name the name of the option
	 * @param text its value; null if absent
	 * @param least the minimum, inclusive
	 * @return the number, limited to the largest int; empty if absent or invalid
	 */
	public Optional<Integer> atLeast(String name, @Nullable String text, int least) {
		return whole(name, text, WholeNumbers.atLeast(least));
	}

	private Optional<Integer> whole(String name, @Nullable String text, WholeNumbers range) {
		return read(name, text, range::read, range.rule());
	}

	/**
	 * Reads a label, given by name or index. A text that is both counts as a name.
	 * @param name the name of the option
	 * @param text its value; null if absent
	 * @param labels all labels
	 * @return the index of the label, counted from 0; empty if absent or invalid
	 */
	public Optional<Integer> label(String name, @Nullable String text, List<String> labels) {
		WholeNumbers numbers = new WholeNumbers(0, labels.size() - 1);
		return read(name, text,
				(given) -> labels.contains(given) ? Optional.of(labels.indexOf(given)) : numbers.read(given),
				"must be one of " + String.join(", ", labels) + ", or a number from 0 to " + (labels.size() - 1));
	}

	/**
	 * Reads an integer that is the only option of a request.
	 * @param name the name of the option
	 * @param text its value; null if absent
	 * @param least the minimum, inclusive
	 * @param most the maximum, inclusive
	 * @return the number; empty if absent
	 * @throws InvalidRequestException if it is invalid
	 */
	public static Optional<Integer> onlyNumber(String name, @Nullable String text, int least, int most) {
		OptionReader reader = new OptionReader();
		Optional<Integer> number = reader.number(name, text, least, most);
		reader.requireNoErrors();
		return number;
	}

	/**
	 * Reads a share.
	 * @param name the name of the option
	 * @param text its value; null if absent
	 * @return the share, 0 to 1; empty if absent or invalid
	 */
	public Optional<Double> share(String name, @Nullable String text) {
		return read(name, text, (given) -> Optional.of(given).filter(SHARE.asMatchPredicate()).map(Double::valueOf),
				"must be a number from 0 to 1");
	}

	/**
	 * Reads a boolean.
	 * @param name the name of the option
	 * @param text its value; null if absent
	 * @return the value; empty if absent or invalid
	 */
	public Optional<Boolean> flag(String name, @Nullable String text) {
		return read(name, text,
				(given) -> Optional.of(given).filter(List.of("true", "false")::contains).map(Boolean::valueOf),
				"must be true or false");
	}

	/**
	 * Reads an enum constant, given by its name in lower case.
	 * @param <E> the type of the enum
	 * @param name the name of the option
	 * @param text its value; null if absent
	 * @param choices the constants allowed, at least one
	 * @return the constant; empty if absent or invalid
	 */
	public <E extends Enum<E>> Optional<E> choice(String name, @Nullable String text, E[] choices) {
		List<String> names = Stream.of(choices).map((each) -> each.name().toLowerCase(Locale.ROOT)).toList();
		int last = names.size() - 1;
		return read(name, text,
				(given) -> Optional.of(given).filter(names::contains).map((each) -> choices[names.indexOf(each)]),
				"must be " + ((last > 0) ? String.join(", ", names.subList(0, last)) + " or " : "") + names.get(last));
	}

	private <T> Optional<T> read(String name, @Nullable String text, Function<String, Optional<T>> parse, String rule) {
		if (text == null) {
			return Optional.empty();
		}
		Optional<T> value = parse.apply(text);
		if (value.isEmpty()) {
			refuse(name, rule + ", not \"" + text + "\"");
		}
		return value;
	}

	/**
	 * Reads a JSON field.
	 * @param <T> the type of its values
	 * @param fields the object that may contain it
	 * @param option the option
	 * @return the value; empty if it is absent, null or invalid
	 */
	public <T> Optional<T> field(ObjectNode fields, Option<T> option) {
		JsonNode value = fields.get(option.name());
		if (value == null || value.isNull()) {
			return Optional.empty();
		}
		if (!option.type().isKind(value)) {
			refuse(option.name(),
					"must be " + option.type().kind() + (value.isNumber() ? ", not \"" + value.asString() + "\"" : ""));
			return Optional.empty();
		}
		Optional<T> read = option.type().read(value);
		if (read.isEmpty()) {
			refuse(option.name(), option.type().rule());
		}
		return read;
	}

	/**
	 * Records an error for each unknown JSON field.
	 * @param fields the object
	 * @param options the options allowed
	 */
	public void refuseOthers(ObjectNode fields, List<? extends Option<?>> options) {
		List<String> names = options.stream().map(Option::name).toList();
		fields.propertyNames()
			.stream()
			.filter((name) -> !names.contains(name))
			.forEach((name) -> refuse(name,
					"is not a field" + NearName.question(name, names) + "; there are " + String.join(", ", names)));
	}

}

package io.convscope.spark;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import io.convscope.settings.NearName;

/**
 * The options of a command line, {@code --name value} or {@code --name=value}. Collects
 * all errors to report them together. Not thread-safe.
 */
public final class Arguments {

	private static final String DASHES = "--";

	private final Map<String, String> given = new LinkedHashMap<>();

	private final OptionReader reader = new OptionReader();

	/**
	 * Divides a command line.
	 * @param words what follows the name of the job
	 * @param names the options that there are, without dashes
	 */
	public Arguments(List<String> words, List<String> names) {
		Iterator<String> rest = words.iterator();
		while (rest.hasNext()) {
			String[] parts = rest.next().split("=", 2);
			String name = parts[0].startsWith(DASHES) ? parts[0].substring(DASHES.length()) : "";
			if (!names.contains(name)) {
				this.reader.refuse(parts[0], "is not an option" + NearName.question(name, names) + "; there are "
						+ DASHES + String.join(", " + DASHES, names));
			}
			else if (parts.length < 2 && !rest.hasNext()) {
				this.reader.refuse(parts[0], "needs a value after it");
			}
			// a value that follows belongs to its option, even if that is unknown
			this.given.put(name, (parts.length == 2) ? parts[1] : rest.hasNext() ? rest.next() : "");
		}
	}

	/**
	 * Reads an option that has to be there.
	 * @param name its name
	 * @param what it stands for, for the error
	 * @return its value; not to be used if there are errors
	 */
	public String required(String name, String what) {
		Optional<String> value = text(name);
		if (value.isEmpty()) {
			this.reader.refuse(DASHES + name, "is missing: " + what);
		}
		return value.orElse("");
	}

	public Optional<String> text(String name) {
		return Optional.ofNullable(this.given.get(name)).filter((value) -> !value.isBlank());
	}

	/**
	 * Reads a whole number.
	 * @param name the option's name
	 * @param least the minimum, inclusive
	 * @param most the maximum, inclusive
	 * @return the number; empty if absent or invalid
	 */
	public Optional<Integer> number(String name, int least, int most) {
		return this.reader.number(DASHES + name, this.given.get(name), least, most);
	}

	/**
	 * Reads an enum constant, given by its name in lower case.
	 * @param <E> the type of the enum
	 * @param name the option's name
	 * @param choices the constants allowed
	 * @return the constant; empty if absent or invalid
	 */
	public <E extends Enum<E>> Optional<E> choice(String name, E[] choices) {
		return this.reader.choice(DASHES + name, this.given.get(name), choices);
	}

	/**
	 * Throws if there were any errors.
	 * @throws InvalidRequestException naming all of them
	 */
	public void requireNoErrors() {
		this.reader.requireNoErrors();
	}

}

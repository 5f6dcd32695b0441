package io.convscope.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rule for the names that users give to models and aliases.
 */
public final class ModelName {

	// a name is part of URLs, and that of a folder on any operating system
	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

	private static final Pattern RUN = Pattern.compile("run-[0-9]+");

	private static final Set<String> RESERVED = Set.of("current", "compare", "aliases", Model.PRETRAINED,
			Model.PRETRAINED_DEEP);

	// device names of Windows, with any suffix; temporary files
	private static final Pattern NO_FOLDER = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?|.*\\.tmp");

	private ModelName() {
	}

	/**
	 * Checks a name.
	 * @param name the name
	 * @return what is wrong with it, to be put behind what it names; empty if nothing is
	 */
	public static Optional<String> fault(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (!FORM.matcher(name).matches()) {
			return Optional.of("must be 1 to 64 letters, digits, dots, dashes or underscores, the first and the last"
					+ " a letter or digit, not \"" + name + "\"");
		}
		boolean reserved = RESERVED.contains(lower) || RUN.matcher(lower).matches()
				|| NO_FOLDER.matcher(lower).matches();
		return reserved ? Optional.of("can't be \"" + name + "\", which is reserved") : Optional.empty();
	}

}

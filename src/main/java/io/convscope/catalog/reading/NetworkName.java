package io.convscope.catalog.reading;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.convscope.request.Texts;

/**
 * What networks may be called: the name is part of URLs, and of the names of files in any
 * operating system.
 */
public final class NetworkName {

	private static final String RULE = "must be 1 to 64 small letters, digits or dashes, the first and the last"
			+ " a letter or digit, and none of describe, con, prn, aux, nul, com0 to com9 and lpt0 to lpt9";

	private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

	// devices of Windows
	private static final Pattern NO_FILE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

	private static final Set<String> RESERVED = Set.of("describe");

	/** All of them. */
	public static final Texts TYPE = new Texts(NetworkName::isName, RULE,
			Map.of("type", "string", "pattern", "^" + NAME.pattern() + "$"));

	private NetworkName() {
	}

	/**
	 * Checks whether a network may be called so.
	 * @param name any text
	 * @return whether it may
	 */
	public static boolean isName(String name) {
		return NAME.matcher(name).matches() && !NO_FILE.matcher(name).matches() && !RESERVED.contains(name);
	}

}

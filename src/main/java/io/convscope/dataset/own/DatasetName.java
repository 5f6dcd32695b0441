package io.convscope.dataset.own;

import java.util.Map;
import java.util.regex.Pattern;

import io.convscope.request.Texts;

/**
 * What data sets may be called: the name is part of URLs, and the name of a folder on any
 * operating system.
 */
final class DatasetName {

	private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

	// devices of Windows
	private static final Pattern NO_FOLDER = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

	/** All of them. */
	static final Texts TYPE = new Texts(DatasetName::isName,
			"must be 1 to 64 small letters, digits or dashes, the first and the last a letter or digit",
			Map.of("type", "string", "pattern", "^" + NAME.pattern() + "$"));

	private DatasetName() {
	}

	static boolean isName(String name) {
		return NAME.matcher(name).matches() && !NO_FOLDER.matcher(name).matches();
	}

}

package io.convscope.dataset.importing.archive;

import java.util.regex.Pattern;

/**
 * The files that operating systems add to folders and archives.
 */
public final class JunkFiles {

	// a dot alone is the folder that tar starts its names with, and hides nothing
	private static final Pattern NAMES = Pattern
		.compile("(?i)(.*/)?(__MACOSX/.*|\\.[^/]+(/.*)?|Thumbs\\.db|desktop\\.ini)");

	private JunkFiles() {
	}

	/**
	 * Tells whether a file is one of them.
	 * @param name its name, with slashes between folders
	 * @return whether nobody wants it
	 */
	public static boolean has(String name) {
		return NAMES.matcher(name).matches();
	}

}

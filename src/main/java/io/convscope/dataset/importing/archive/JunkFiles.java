package io.convscope.dataset.importing.archive;

import java.util.regex.Pattern;

/**
 * The files that operating systems add to folders and archives.
 */
public final class JunkFiles {

	private static final Pattern NAMES = Pattern
		.compile("(?i)(.*/)?(__MACOSX/.*|\\.[^/]*(/.*)?|Thumbs\\.db|desktop\\.ini)");

	private JunkFiles() {
	}

	/**
	 * Tells whether a file is one of them.
	 * @param name its name, with slashes between folders, without {@code ./} at its start
	 * @return whether nobody wants it
	 */
	public static boolean has(String name) {
		return NAMES.matcher(name).matches();
	}

}

package io.convscope.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the known name that a misspelt one was meant to be.
 */
public final class NearName {

	// one or two typing errors
	static final int NEAR = 2;

	private NearName() {
	}

	/**
	 * Asks for the name that was meant, to be put after what is wrong with the given one.
	 * @param name the unknown name
	 * @param known the names that there are
	 * @return for example {@code " (did you mean limit?)"}; empty if none is near
	 */
	public static String question(String name, Collection<String> known) {
		return of(name, known).map((near) -> " (did you mean " + near + "?)").orElse("");
	}

	/**
	 * Finds the nearest name.
	 * @param name the unknown name
	 * @param known the names that there are
	 * @return the name with the fewest changes of single characters; empty if more than
	 * two are needed, or half of the characters
	 */
	static Optional<String> of(String name, Collection<String> known) {
		return known.stream()
			.filter((each) -> distance(name, each) <= Math.min(NEAR, (name.length() - 1) / 2))
			.min(Comparator.comparingInt((each) -> distance(name, each)));
	}

	/**
	 * Computes the Levenshtein distance between two names.
	 */
	static int distance(String from, String to) {
		int[] row = new int[to.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int changed = diagonal + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[to.length()];
	}

}

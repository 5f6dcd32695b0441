package io.convscope.request;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The last part of a list that grows at its end. A client that asks for the part before
 * the first element of the answer, again and again, gets all from the newest to the
 * oldest, whatever is added meanwhile.
 *
 * @param limit the maximum number of elements
 */
public record LastPart(int limit) {

	private static final int LARGEST = 1000;

	/**
	 * Reads the option {@code limit}.
	 * @param options notes what is wrong
	 * @param limit 1 to 1000; null for all elements
	 * @return the part
	 */
	public static LastPart read(OptionReader options, @Nullable String limit) {
		return new LastPart(options.number("limit", limit, 1, LARGEST).orElse(Integer.MAX_VALUE));
	}

	/**
	 * Takes the part.
	 * @param <T> the type of the elements
	 * @param all the list, the newest at the end
	 * @return its last elements in their order
	 */
	public <T> List<T> of(List<T> all) {
		return all.subList(Math.max(0, all.size() - this.limit), all.size());
	}

}

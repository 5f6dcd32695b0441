package io.convscope.request;

import org.jspecify.annotations.Nullable;

/**
 * An option of a request, described once: its check, the sentences that refuse a wrong
 * value, what the API tells of it and its field on the page come from here.
 *
 * @param <T> its values
 * @param name what a request calls it
 * @param type what it may be
 * @param usual the default; null where there is none, or another option decides it
 * @param label what people read above its field
 * @param hint what it does, in a few words
 * @param unset what people read in its empty field where there is no default; null for
 * nothing
 */
public record Option<T>(String name, ValueType<T> type, @Nullable T usual, String label, String hint,
		@Nullable String unset) {

	/**
	 * Makes an option.
	 * @param <T> its values
	 * @param name what a request calls it
	 * @param type what it may be
	 * @param usual the default; null for none
	 * @param label what people read above its field
	 * @param hint what it does, in a few words
	 * @return the option
	 */
	public static <T> Option<T> of(String name, ValueType<T> type, @Nullable T usual, String label, String hint) {
		return new Option<>(name, type, usual, label, hint, null);
	}

	/**
	 * Narrows the option down.
	 * @param type what it may be
	 * @return the same with another range
	 */
	public Option<T> within(ValueType<T> type) {
		return new Option<>(this.name, type, this.usual, this.label, this.hint, this.unset);
	}

}

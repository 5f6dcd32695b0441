package io.convscope.request;

import org.jspecify.annotations.Nullable;

/**
 * The single description of a request option. The validation, the error messages, the API
 * description and the field on the page are derived from it.
 *
 * @param <T> the type of its values
 * @param name its name in requests
 * @param type its type and range
 * @param usual the default; null if there is none, or if it depends on another option
 * @param label the label of its field on the page
 * @param hint a short description
 * @param unset the placeholder of its empty field if there is no default; null for none
 */
public record Option<T>(String name, ValueType<T> type, @Nullable T usual, String label, String hint,
		@Nullable String unset) {

	/**
	 * Creates an option without a placeholder.
	 * @param <T> the type of its values
	 * @param name its name in requests
	 * @param type its type and range
	 * @param usual the default; null for none
	 * @param label the label of its field on the page
	 * @param hint a short description
	 * @return the option
	 */
	public static <T> Option<T> of(String name, ValueType<T> type, @Nullable T usual, String label, String hint) {
		return new Option<>(name, type, usual, label, hint, null);
	}

	/**
	 * Returns this option with another range.
	 * @param type the new type and range
	 * @return a new option
	 */
	public Option<T> within(ValueType<T> type) {
		return new Option<>(this.name, type, this.usual, this.label, this.hint, this.unset);
	}

}

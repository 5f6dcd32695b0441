package io.convscope.request;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong with a request, collected to be reported together. Not thread-safe.
 */
public class Faults {

	private final Map<String, String> errors;

	private final String path;

	private final String note;

	/**
	 * Begins without any.
	 */
	public Faults() {
		this(new LinkedHashMap<>(), "", "");
	}

	/**
	 * Continues those of an object within that of others.
	 * @param around the faults of what is around it, which get these too
	 * @param field where it is, for example {@code layers[3]}
	 * @param note ends each sentence
	 */
	Faults(Faults around, String field, String note) {
		this(around.errors, around.path + field + ".", note);
	}

	private Faults(Map<String, String> errors, String path, String note) {
		this.errors = errors;
		this.path = path;
		this.note = note;
	}

	/**
	 * Records an error.
	 * @param name the name of the option
	 * @param what the rest of a sentence that starts with the name
	 */
	public final void refuse(String name, String what) {
		this.errors.put(this.path + name, what + this.note);
	}

	/**
	 * Throws if any errors were recorded.
	 * @throws InvalidRequestException if there is at least one error
	 */
	public final void requireNoErrors() {
		if (!this.errors.isEmpty()) {
			throw InvalidRequestException.of(this.errors);
		}
	}

}

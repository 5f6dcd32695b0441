package io.convscope.model;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a model comes from.
 */
public enum ModelOrigin {

	/** Trained by a run of this service. */
	RUN,

	/** Imported from a client. */
	IMPORTED,

	/** Comes with the service. */
	PRETRAINED;

	static ModelOrigin of(Model model) {
		if (model.runId() != null) {
			return RUN;
		}
		// nobody knows how an imported one was trained
		return (model.settings() != null) ? PRETRAINED : IMPORTED;
	}

	/**
	 * Returns the name of this origin in JSON.
	 * @return the name in lower case
	 */
	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}

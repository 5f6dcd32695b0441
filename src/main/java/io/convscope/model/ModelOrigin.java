package io.convscope.model;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a model comes from.
 */
public enum ModelOrigin {

	/** A run of this service made it. */
	RUN,

	/** Somebody sent it. */
	IMPORTED,

	/** It comes with the service. */
	PRETRAINED;

	static ModelOrigin of(Model model) {
		if (model.id().equals(Model.PRETRAINED)) {
			return PRETRAINED;
		}
		return (model.runId() != null) ? RUN : IMPORTED;
	}

	/**
	 * Names this origin as JSON does.
	 * @return the name in lower case
	 */
	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}

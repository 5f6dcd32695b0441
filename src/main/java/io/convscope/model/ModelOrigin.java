package io.convscope.model;

import java.util.Locale;
import java.util.Set;

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

	private static final Set<String> SHIPPED = Set.of(Model.PRETRAINED, Model.PRETRAINED_DEEP);

	static ModelOrigin of(Model model) {
		if (model.runId() != null) {
			return RUN;
		}
		// an older home may have an imported one of such a name
		return (SHIPPED.contains(model.id()) && model.settings() != null) ? PRETRAINED : IMPORTED;
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

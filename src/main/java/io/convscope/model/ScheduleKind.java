package io.convscope.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How the learning rate changes over a run; {@code training.loop.LearningRateSchedule}
 * has the formulas.
 */
public enum ScheduleKind {

	/** It stays what it is. */
	CONSTANT,
	/** It falls to a tenth at a half and again at three quarters of the run. */
	STEP,
	/** It falls to zero along a half wave of the cosine. */
	COSINE,
	/** It rises to its maximum and falls to almost zero. */
	ONE_CYCLE;

	static List<String> ids() {
		return Arrays.stream(values()).map(ScheduleKind::id).toList();
	}

	/**
	 * Names this schedule as JSON does.
	 * @return the name in lower case, for example {@code one-cycle}
	 */
	@JsonValue
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

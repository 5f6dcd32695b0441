package io.convscope.training;

import java.math.BigInteger;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /runs/{id}/extend} as it comes in: every field may be missing,
 * and wrong.
 *
 * @param epochs how many more; as many as the run was to have when missing
 * @param name what people call the new run; as the run when missing
 * @param unknown fields that an extension has not
 */
record ExtendRequest(@Nullable BigInteger epochs, @Nullable String name,
		@JsonAnySetter @JsonProperty("unknown fields") Map<String, @Nullable Object> unknown) {

	static final ExtendRequest EMPTY = new ExtendRequest(null, null, Map.of());

}

package io.convscope.serving.openinference;

import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * A request's body, with what its headers say about it.
 *
 * @param bytes the bytes as they arrive
 * @param encoding how they are compressed; null if they are not
 * @param jsonLength how many bytes of the body, unpacked, are JSON; 0 if it is a tensor
 * alone, null if it is JSON alone
 */
public record SentBody(InputStream bytes, @Nullable String encoding, @Nullable Long jsonLength) {

	/** The header that has the length of the JSON. */
	public static final String JSON_LENGTH = "Inference-Header-Content-Length";

	/**
	 * Reads what the headers say.
	 * @param bytes the bytes as they arrive
	 * @param encoding the Content-Encoding; null if there is none
	 * @param jsonLength the header {@value #JSON_LENGTH}; null if there is none
	 * @return the body
	 * @throws InvalidInferenceException if the length is no whole number, 0 or more
	 */
	public static SentBody of(InputStream bytes, @Nullable String encoding, @Nullable String jsonLength) {
		if (jsonLength != null && !jsonLength.matches("[0-9]{1,18}")) {
			throw InvalidInferenceException.because(
					"The header " + JSON_LENGTH + " must be a whole number, 0 or more, not \"" + jsonLength + "\".");
		}
		return new SentBody(bytes, encoding, (jsonLength != null) ? Long.valueOf(jsonLength) : null);
	}

	/**
	 * Tells whether there is no JSON.
	 * @return whether the body is a tensor alone
	 */
	boolean isTensorAlone() {
		return this.jsonLength != null && this.jsonLength == 0;
	}

}

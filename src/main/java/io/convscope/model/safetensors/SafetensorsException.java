package io.convscope.model.safetensors;

import java.io.IOException;

/**
 * Thrown for bytes that are not a whole safetensors file with finite numbers; the message
 * says what is wrong.
 */
public final class SafetensorsException extends IOException {

	SafetensorsException(String message) {
		super(message);
	}

}

package io.convscope.model.pth;

import java.io.IOException;

/**
 * Thrown for bytes that are not a state dictionary of PyTorch, or one that this service
 * does not read; the message says what is wrong, without a full stop.
 */
public final class PthException extends IOException {

	/** What people are to do who have saved more than weights, or in another form. */
	static final String SAVE_ANEW = "save it anew with torch.save(model.state_dict(), path)";

	PthException(String message) {
		super(message);
	}

}

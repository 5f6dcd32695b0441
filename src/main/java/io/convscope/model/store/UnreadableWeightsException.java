package io.convscope.model.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.convscope.model.Model;
import io.convscope.problem.ProblemType;

/**
 * Thrown when a model's weights file is missing or damaged, which the service itself does
 * not cause; the message says what to do.
 */
@ProblemType(name = "unreadable-weights", title = "Unreadable weights", status = 500)
public final class UnreadableWeightsException extends UncheckedIOException {

	private UnreadableWeightsException(String message, IOException cause) {
		super(message, cause);
	}

	static UnreadableWeightsException of(Model model, Path file, IOException cause) {
		String why = (cause instanceof NoSuchFileException) ? "their file is gone" : String.valueOf(cause.getMessage());
		return new UnreadableWeightsException("The weights of the model " + model.id() + " can't be read: " + why
				+ ". Restore models/" + model.id() + "/" + file.getFileName()
				+ " in the service's folder, or use another model; GET /models lists them.", cause);
	}

}

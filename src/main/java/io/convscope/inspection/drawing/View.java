package io.convscope.inspection.drawing;

import java.util.Optional;

import io.convscope.request.AnswerFormat;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be looked at, as a picture or as numbers. Immutable.
 */
public interface View {

	/**
	 * Tells in which format it is wanted.
	 * @return the format; empty to go by what the client accepts
	 */
	Optional<AnswerFormat> format();

	/**
	 * Names it, as its file is called.
	 * @return a name without a suffix
	 */
	String name();

	/**
	 * Tells whose weights made it.
	 * @return the model's id
	 */
	String model();

	/**
	 * Tells which epoch's weights made it.
	 * @return the epoch; null where the answer's headers don't tell it
	 */
	@Nullable Integer epoch();

	/**
	 * Tells where the picture that it was computed for is from.
	 * @return the source; empty where no picture is concerned
	 */
	Optional<String> picture();

	/**
	 * Tells how much memory drawing takes.
	 * @return in bytes, at most
	 */
	long memory();

	/**
	 * Draws it.
	 * @return a PNG file, the same bytes each time
	 */
	byte[] png();

	/**
	 * Lists it for JSON.
	 * @return a record
	 */
	Object values();

	/**
	 * Lists it for NumPy; asked for only where {@link #format} says so.
	 * @return the numbers
	 */
	default NumpyArray array() {
		throw new UnsupportedOperationException(name() + " is not there as a NumPy file");
	}

}

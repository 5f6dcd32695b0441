package io.convscope.image;

import java.time.Duration;
import java.util.Locale;

import io.convscope.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a file cannot be read as a picture. The message says why.
 */
@ProblemType(name = "unreadable-picture", title = "Unreadable picture", status = 400)
public final class UnreadablePictureException extends RuntimeException {

	private UnreadablePictureException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static UnreadablePictureException empty() {
		return new UnreadablePictureException("The file is empty; send " + PictureFormat.LIST + ".", null);
	}

	static UnreadablePictureException text() {
		return new UnreadablePictureException("The file is text, not a picture; send " + PictureFormat.LIST + ".",
				null);
	}

	static UnreadablePictureException unknown() {
		return new UnreadablePictureException(
				"The file is not a picture of a known format; send " + PictureFormat.LIST + ".", null);
	}

	public static UnreadablePictureException truncated(PictureFormat format) {
		return new UnreadablePictureException("The " + format + " file ends too early; send the whole file.", null);
	}

	public static UnreadablePictureException damaged(PictureFormat format, @Nullable Throwable cause) {
		return new UnreadablePictureException(
				"The " + format + " file is damaged; open it in a picture editor and save it again.", cause);
	}

	static UnreadablePictureException tooSlow(Duration limit) {
		return new UnreadablePictureException("The picture takes more than " + limit.toSeconds()
				+ " s to decode; open it in a picture editor and save it again, or make it smaller.", null);
	}

	public static UnreadablePictureException tooManyPixels(long width, long height, long maxPixels) {
		return new UnreadablePictureException(String.format(Locale.ROOT,
				"The picture has %,d x %,d pixels; at most %,d in all are read. Make it smaller.", width, height,
				maxPixels), null);
	}

	public static UnreadablePictureException tooLong(long width, long height, int maxSide) {
		return new UnreadablePictureException(String.format(Locale.ROOT,
				"The picture has %,d x %,d pixels; no side may have more than %,d. Make it smaller.", width, height,
				maxSide), null);
	}

	public static UnreadablePictureException tooManyScans(int maxScans) {
		return new UnreadablePictureException(
				"The JPEG file has more than " + maxScans + " scans; open it in a picture editor and save it again.",
				null);
	}

	public static UnreadablePictureException tooLargeForScans(int width, int height) {
		return new UnreadablePictureException(String.format(Locale.ROOT,
				"The progressive JPEG file has %,d x %,d pixels, which take too much memory to decode."
						+ " Save it without \"progressive\", or make it smaller.",
				width, height), null);
	}

}

package io.convscope.prediction;

import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;

/**
 * Why one picture among several can't be read, in the form of a problem document.
 *
 * @param type names the kind of problem
 * @param title the kind in words
 * @param status what the answer's status would be if the picture had come alone
 * @param detail what is wrong, and what to do
 */
record PictureProblem(String type, String title, int status, String detail) {

	static PictureProblem of(UnreadablePictureException ex) {
		return new PictureProblem("/problems/unreadable-picture", "Unreadable picture", 400, message(ex));
	}

	static PictureProblem of(UnsupportedPictureException ex) {
		return new PictureProblem("/problems/unsupported-picture", "Unsupported picture", 415, message(ex));
	}

	static PictureProblem of(PictureTooLargeException ex) {
		return new PictureProblem("/problems/picture-too-large", "Picture too large", 413, message(ex));
	}

	private static String message(RuntimeException ex) {
		return String.valueOf(ex.getMessage());
	}

}

package io.convscope.image.reading;

import java.io.IOException;
import java.io.InputStream;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;

/**
 * A picture file that a request carries, not read yet.
 *
 * @param name what its sender calls it; repeated in answers only, not trusted
 * @param content its bytes; can be opened once
 */
public record UploadedPicture(String name, Content content) {

	/**
	 * Reads the file.
	 * @param reader reads it, within its limits
	 * @param size of the picture that it becomes
	 * @return the picture
	 * @throws IOException if its bytes can't be read
	 * @throws PictureTooLargeException if there are too many bytes
	 * @throws UnsupportedPictureException if it is of a kind that is not read
	 * @throws UnreadablePictureException if it holds no picture that can be read
	 */
	public Picture read(PictureReader reader, PictureSize size) throws IOException {
		try (InputStream in = this.content.open()) {
			return reader.read(in, size);
		}
	}

	/**
	 * Where the bytes of a file come from.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Opens the file.
		 * @return its bytes
		 * @throws IOException if they can't be read
		 */
		InputStream open() throws IOException;

	}

}

package io.convscope.image.reading;

import java.io.IOException;
import java.io.InputStream;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;

/**
 * A picture file in a request, not read yet.
 *
 * @param name the name given by the client; only echoed in responses, never trusted
 * @param content the bytes of the file, which can be opened once
 */
public record UploadedPicture(String name, Content content) {

	/**
	 * Reads the file.
	 * @param reader the reader, which applies its limits
	 * @param size the size of the resulting picture
	 * @return the picture
	 * @throws IOException if the bytes cannot be read
	 * @throws PictureTooLargeException if the file is too large
	 * @throws UnsupportedPictureException if its format is not supported
	 * @throws UnreadablePictureException if it cannot be read as a picture
	 */
	public Picture read(PictureReader reader, PictureSize size) throws IOException {
		try (InputStream in = this.content.open()) {
			return reader.read(in, size);
		}
	}

	/**
	 * The source of the bytes of a file.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Opens the file.
		 * @return a stream of its bytes
		 * @throws IOException if they cannot be read
		 */
		InputStream open() throws IOException;

	}

}

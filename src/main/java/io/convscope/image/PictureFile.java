package io.convscope.image;

import java.io.IOException;

/**
 * A picture file whose header is read and whose parts are all there, not decoded yet. For
 * one thread.
 */
interface PictureFile {

	/**
	 * Tells how many pixels a row has.
	 * @return at least 1, as the header states it
	 */
	int width();

	/**
	 * Tells how many rows there are.
	 * @return at least 1, as the header states it
	 */
	int height();

	/**
	 * Tells how the picture is to be turned.
	 * @return upright where the file doesn't say
	 */
	default Orientation orientation() {
		return Orientation.UPRIGHT;
	}

	/**
	 * Tells what {@link #decode} allocates at most at a time.
	 * @return bytes, the file's own not among them
	 */
	long memory();

	/**
	 * Decodes the pixels.
	 * @param means takes them, row by row
	 * @throws UnreadablePictureException if the file is damaged, or takes too long
	 * @throws IOException if it is damaged
	 */
	void decode(AreaMeans means) throws IOException;

}

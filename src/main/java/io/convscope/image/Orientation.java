package io.convscope.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/**
 * How a camera was held: which way the rows and columns of its file run in the picture.
 *
 * @param transposed whether the file's rows are the picture's columns
 * @param fromBottom whether the picture's top comes last in the file
 * @param fromRight whether the picture's left side comes last in the file
 */
record Orientation(boolean transposed, boolean fromBottom, boolean fromRight) {

	private static final Orientation UPRIGHT = new Orientation(false, false, false);

	/** In the order of EXIF's numbers, which begin with 1. */
	private static final List<Orientation> EXIF = List.of(UPRIGHT, new Orientation(false, false, true),
			new Orientation(false, true, true), new Orientation(false, true, false),
			new Orientation(true, false, false), new Orientation(true, false, true), new Orientation(true, true, true),
			new Orientation(true, true, false));

	/**
	 * Reads a JPEG file's orientation.
	 * @param file the file's bytes
	 * @return what it says, or upright where it says nothing that makes sense
	 */
	static Orientation ofJpeg(byte[] file) {
		try {
			ExifIFD0Directory exif = JpegMetadataReader
				.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()))
				.getFirstDirectoryOfType(ExifIFD0Directory.class);
			Integer number = (exif != null) ? exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION) : null;
			return (number != null && number >= 1 && number <= EXIF.size()) ? EXIF.get(number - 1) : UPRIGHT;
		}
		catch (JpegProcessingException | IOException | RuntimeException ex) {
			return UPRIGHT; // a picture is not refused for what is written beside it
		}
	}

	/**
	 * Turns and mirrors a square picture upright.
	 * @param planes the planes as they are in the file
	 * @return new planes
	 */
	byte[] upright(byte[] planes) {
		int last = Picture.SIZE - 1;
		byte[] upright = new byte[planes.length];
		for (int i = 0; i < upright.length; i++) {
			int plane = i / (Picture.SIZE * Picture.SIZE) * Picture.SIZE;
			int row = i / Picture.SIZE % Picture.SIZE;
			int column = i % Picture.SIZE;
			int down = this.fromBottom ? last - row : row;
			int across = this.fromRight ? last - column : column;
			upright[i] = planes[(plane + (this.transposed ? across : down)) * Picture.SIZE
					+ (this.transposed ? down : across)];
		}
		return upright;
	}

}

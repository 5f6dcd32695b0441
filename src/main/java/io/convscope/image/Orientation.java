package io.convscope.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * How a camera was held: which way the rows and columns of its file run in the picture.
 *
 * @param transposed whether the file's rows are the picture's columns
 * @param fromBottom whether the picture's top comes last in the file
 * @param fromRight whether the picture's left side comes last in the file
 */
public record Orientation(boolean transposed, boolean fromBottom, boolean fromRight) {

	public static final Orientation UPRIGHT = new Orientation(false, false, false);

	/** In the order of EXIF's numbers, which begin with 1. */
	private static final List<Orientation> EXIF = List.of(UPRIGHT, new Orientation(false, false, true),
			new Orientation(false, true, true), new Orientation(false, true, false),
			new Orientation(true, false, false), new Orientation(true, false, true), new Orientation(true, true, true),
			new Orientation(true, true, false));

	private static final int TAG = 0x0112;

	private static final int SHORT = 3;

	private static final int SIGNATURE = 4;

	private static final int ENTRY = 12;

	/**
	 * Reads the orientation in the first folder of EXIF data, and no other folder.
	 * @param exif the data, as a TIFF file has it
	 * @return what it says, or upright where it says nothing that makes sense: a picture
	 * is not refused for what is written beside it
	 */
	public static Orientation ofExif(ByteBuffer exif) {
		try {
			ByteBuffer file = exif.slice();
			file.order((file.get(0) == 'I') ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			Blocks.skip(file, SIGNATURE);
			Blocks.skip(file.position(0), file.getInt(SIGNATURE));
			int entries = Blocks.unsignedShort(file);
			for (int i = 0; i < entries; i++) {
				ByteBuffer entry = Blocks.take(file, ENTRY);
				if (Blocks.unsignedShort(entry) == TAG && Blocks.unsignedShort(entry) == SHORT) {
					entry.getInt(); // how many
					return ofNumber(Blocks.unsignedShort(entry));
				}
			}
		}
		catch (BufferUnderflowException | IndexOutOfBoundsException ex) {
			return UPRIGHT;
		}
		return UPRIGHT;
	}

	private static Orientation ofNumber(int number) {
		return (number >= 1 && number <= EXIF.size()) ? EXIF.get(number - 1) : UPRIGHT;
	}

	boolean columnsFromEnd() {
		return this.transposed ? this.fromBottom : this.fromRight;
	}

	boolean rowsFromEnd() {
		return this.transposed ? this.fromRight : this.fromBottom;
	}

	/**
	 * Turns and mirrors a square picture upright.
	 * @param planes the planes as they are in the file
	 * @param size of the picture
	 * @return new planes
	 */
	public byte[] upright(byte[] planes, PictureSize size) {
		int side = size.side();
		byte[] upright = new byte[planes.length];
		for (int i = 0; i < upright.length; i++) {
			int row = i / side % side;
			int column = i % side;
			int down = this.fromBottom ? side - 1 - row : row;
			int across = this.fromRight ? side - 1 - column : column;
			upright[i] = planes[size.index(i / size.plane(), this.transposed ? across : down,
					this.transposed ? down : across)];
		}
		return upright;
	}

}

package io.convscope.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The orientation of a picture file: how its rows and columns map to those of the upright
 * picture.
 *
 * @param transposed whether the file's rows are the picture's columns
 * @param fromBottom whether the top of the picture is last in the file
 * @param fromRight whether the left side of the picture is last in the file
 */
public record Orientation(boolean transposed, boolean fromBottom, boolean fromRight) {

	public static final Orientation UPRIGHT = new Orientation(false, false, false);

	/** In the order of the EXIF values, which start at 1. */
	private static final List<Orientation> EXIF = List.of(UPRIGHT, new Orientation(false, false, true),
			new Orientation(false, true, true), new Orientation(false, true, false),
			new Orientation(true, false, false), new Orientation(true, false, true), new Orientation(true, true, true),
			new Orientation(true, true, false));

	private static final int TAG = 0x0112;

	private static final int SHORT = 3;

	private static final int SIGNATURE = 4;

	private static final int ENTRY = 12;

	/**
	 * Reads the orientation from the first image file directory (IFD) of EXIF data.
	 * @param exif the data, in TIFF format
	 * @return the orientation; upright if it is missing or invalid, as damaged metadata
	 * is no reason to refuse a picture
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
					entry.getInt(); // count
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
	 * Rotates and mirrors a square picture so that it is upright.
	 * @param planes the planes in the orientation of the file
	 * @param size the size of the picture
	 * @return the planes of the upright picture; the given ones if they are
	 */
	public byte[] upright(byte[] planes, PictureSize size) {
		if (equals(UPRIGHT)) {
			return planes;
		}
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

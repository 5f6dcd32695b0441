package io.convscope.dataset.own;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.convscope.dataset.Part;
import io.convscope.home.Sha256;
import io.convscope.image.Picture;

/**
 * A picture of a data set, without its pixels.
 *
 * @param id the SHA-256 of its pixels, as 64 hexadecimal digits
 * @param label the number of its label
 * @param part the part that it belongs to
 */
public record OwnPicture(String id, int label, Part part) {

	private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})\\.(train|test)\\.png");

	// of the digest, enough for a share with six digits
	private static final int SHARE_DIGITS = 8;

	/**
	 * Identifies a picture.
	 * @param picture the picture
	 * @return the digest of its pixels
	 */
	static String idOf(Picture picture) {
		MessageDigest digest = Sha256.newDigest();
		byte[] planes = new byte[picture.size().values()];
		picture.copyPlanesTo(planes, 0);
		return HexFormat.of().formatHex(digest.digest(planes));
	}

	/**
	 * Chooses the part of a picture from its content alone.
	 * @param id the picture's id
	 * @param testShare the share of test pictures, 0 to 1
	 * @return the part, the same each time
	 */
	static Part partOf(String id, double testShare) {
		double place = Long.parseLong(id.substring(0, SHARE_DIGITS), 16) / (double) (1L << 4 * SHARE_DIGITS);
		return (place < testShare) ? Part.TEST : Part.TRAIN;
	}

	/**
	 * Reads the name of a file.
	 * @param label the number of the label whose folder the file is in
	 * @param file the file's name
	 * @return the picture; empty if it is not the name of one
	 */
	static Optional<OwnPicture> ofFile(int label, String file) {
		Matcher matcher = FILE.matcher(file);
		return matcher.matches() ? Optional
			.of(new OwnPicture(matcher.group(1), label, Part.valueOf(matcher.group(2).toUpperCase(Locale.ROOT))))
				: Optional.empty();
	}

	String file() {
		return this.id + "." + this.part + ".png";
	}

}

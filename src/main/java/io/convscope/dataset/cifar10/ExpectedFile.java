package io.convscope.dataset.cifar10;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * What one file of CIFAR-10 must be.
 *
 * @param name the file's name, without folders
 * @param size its length in bytes
 * @param sha256 its SHA-256 in lower-case hexadecimal digits
 */
public record ExpectedFile(String name, long size, String sha256) {

	/** Of each picture. */
	static final PictureSize PICTURE = new PictureSize(3, 32);

	/** Bytes of a label with its picture. */
	static final int RECORD = 1 + PICTURE.values();

	/**
	 * Counts the labelled pictures in a file of them.
	 * @return how many
	 */
	int records() {
		return (int) (this.size / RECORD);
	}

	/**
	 * Tells what is wrong with a file's length.
	 * @param actual its length in bytes
	 * @return how it differs; null if it is right
	 */
	@Nullable String faultOfSize(long actual) {
		return (actual == this.size) ? null : "it has " + actual + " bytes instead of " + this.size;
	}

	/**
	 * Tells what is wrong with a file's content.
	 * @param digest has seen all of its bytes; reset by this call
	 * @return how it differs; null if it is right
	 */
	@Nullable String faultOfContent(MessageDigest digest) {
		String actual = HexFormat.of().formatHex(digest.digest());
		return actual.equals(this.sha256) ? null : "its SHA-256 is " + actual + " instead of " + this.sha256;
	}

	public static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex); // every Java platform has it
		}
	}

}

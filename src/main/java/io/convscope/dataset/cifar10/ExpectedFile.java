package io.convscope.dataset.cifar10;

import java.security.MessageDigest;
import java.util.HexFormat;

import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * The expected name, size and checksum of one file of CIFAR-10.
 *
 * @param name the file's name, without folders
 * @param size its size in bytes
 * @param sha256 its SHA-256 in lower-case hexadecimal digits
 */
public record ExpectedFile(String name, long size, String sha256) {

	/** The size of each picture. */
	static final PictureSize PICTURE = new PictureSize(3, 32);

	/** The bytes of one record: the label, then the picture. */
	static final int RECORD = 1 + PICTURE.values();

	/**
	 * Returns the number of records in the file.
	 * @return 0 or more
	 */
	int records() {
		return (int) (this.size / RECORD);
	}

	/**
	 * Compares the size of a file with the expected size.
	 * @param actual its size in bytes
	 * @return the difference in words; null if they are equal
	 */
	@Nullable String faultOfSize(long actual) {
		return (actual == this.size) ? null : "it has " + actual + " bytes instead of " + this.size;
	}

	/**
	 * Compares the content of a file with the expected checksum.
	 * @param digest a digest of all bytes of the file; reset by this call
	 * @return the difference in words; null if they are equal
	 */
	@Nullable String faultOfContent(MessageDigest digest) {
		String actual = HexFormat.of().formatHex(digest.digest());
		return actual.equals(this.sha256) ? null : "its SHA-256 is " + actual + " instead of " + this.sha256;
	}

}

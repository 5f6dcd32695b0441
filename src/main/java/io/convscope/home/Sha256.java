package io.convscope.home;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The digest SHA-256, which every Java has.
 */
public final class Sha256 {

	private Sha256() {
	}

	/**
	 * Creates a digest.
	 * @return a new digest of SHA-256
	 */
	public static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

package io.convscope.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

import io.convscope.home.Sha256;

/**
 * A key of the API, of which only the SHA-256 is known.
 *
 * @param name its name, for people
 * @param sha256 the SHA-256 of the key, 64 hexadecimal digits
 * @param rights what it allows; not empty
 * @param limits how much it may ask for at a time
 */
public record ApiKey(String name, String sha256, Set<Right> rights, KeyLimits limits) {

	/**
	 * What a key consists of: characters that need no escape in headers, cookies and
	 * links.
	 */
	static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{16,200}");

	/**
	 * Checks whether the key allows something.
	 * @param right what is wanted
	 * @return whether the key has this right, or that of an administrator
	 */
	public boolean allows(Right right) {
		return this.rights.contains(right) || this.rights.contains(Right.ADMIN);
	}

	/**
	 * Compares the key with one that a client presents, in a time that does not depend on
	 * where they differ.
	 * @param sha256 the SHA-256 of the presented key
	 * @return whether they are the same
	 */
	boolean matches(byte[] sha256) {
		return MessageDigest.isEqual(HexFormat.of().parseHex(this.sha256), sha256);
	}

	static byte[] sha256(String key) {
		return Sha256.newDigest().digest(key.getBytes(StandardCharsets.UTF_8));
	}

}

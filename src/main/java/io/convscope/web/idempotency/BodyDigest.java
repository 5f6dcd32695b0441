package io.convscope.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import io.convscope.home.Sha256;

/**
 * The digest of a request. Clients draw the boundary between the parts of a body anew
 * each time they send it, so that it is left out, wherever it is. Not thread-safe.
 */
final class BodyDigest {

	private final MessageDigest digest = Sha256.newDigest();

	private final byte[] boundary;

	// of Knuth, Morris and Pratt: how much of the boundary still matches once one more
	// byte does not
	private final int[] shorter;

	private int matched;

	/**
	 * Begins the digest.
	 * @param head what comes before the body
	 * @param boundary the boundary between the parts; empty if there are none
	 */
	BodyDigest(String head, String boundary) {
		this.digest.update(head.getBytes(StandardCharsets.UTF_8));
		this.boundary = boundary.getBytes(StandardCharsets.ISO_8859_1);
		this.shorter = new int[this.boundary.length];
		for (int i = 1, length = 0; i < this.boundary.length; i++) {
			while (length > 0 && this.boundary[length] != this.boundary[i]) {
				length = this.shorter[length - 1];
			}
			length += (this.boundary[length] == this.boundary[i]) ? 1 : 0;
			this.shorter[i] = length;
		}
	}

	void update(byte[] bytes, int offset, int length) {
		if (this.boundary.length == 0) {
			this.digest.update(bytes, offset, length);
			return;
		}
		for (int i = offset; i < offset + length; i++) {
			update(bytes[i]);
		}
	}

	private void update(byte next) {
		while (this.matched > 0 && this.boundary[this.matched] != next) {
			int left = this.shorter[this.matched - 1];
			this.digest.update(this.boundary, 0, this.matched - left);
			this.matched = left;
		}
		if (this.boundary[this.matched] != next) {
			this.digest.update(next);
		}
		else if (++this.matched == this.boundary.length) {
			this.matched = 0;
		}
	}

	/**
	 * Ends the digest.
	 * @return 64 hexadecimal digits
	 */
	String end() {
		this.digest.update(this.boundary, 0, this.matched);
		return HexFormat.of().formatHex(this.digest.digest());
	}

}

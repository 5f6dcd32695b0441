package io.convscope.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HexFormat;
import java.util.regex.Pattern;

import io.convscope.home.Sha256;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What tells a request that is sent again from a new one.
 *
 * @param holder the name of the API key that the request has; empty for none
 * @param value what its header says
 */
record IdempotencyKey(String holder, String value) {

	static final String HEADER = "Idempotency-Key";

	static final String RULE = HEADER + " must have 1 to 255 letters, digits and signs of ASCII, such as a UUID;"
			+ " take a new one for each request.";

	private static final Pattern FORM = Pattern.compile("[\\x20-\\x7e]{1,255}");

	/**
	 * Reads the header of a request.
	 * @param request a request that has it
	 * @return the key, which may be invalid
	 */
	static IdempotencyKey of(HttpServletRequest request) {
		Principal principal = request.getUserPrincipal();
		return new IdempotencyKey((principal != null) ? principal.getName() : "", request.getHeader(HEADER).strip());
	}

	boolean isValid() {
		return FORM.matcher(this.value).matches();
	}

	/**
	 * Names what is kept of the request.
	 * @return 64 hexadecimal digits, others for other holders
	 */
	String name() {
		byte[] text = (this.holder + "\n" + this.value).getBytes(StandardCharsets.UTF_8);
		return HexFormat.of().formatHex(Sha256.newDigest().digest(text));
	}

}

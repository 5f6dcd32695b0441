package io.convscope.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

import io.convscope.home.AtomicFile;

/**
 * The key that a service makes at its first start and keeps in its home.
 */
final class KeptKey {

	private static final int RANDOM_BYTES = 24;

	private KeptKey() {
	}

	/**
	 * Reads the key, or makes it.
	 * @param file its file, which only the owner of the service may read
	 * @return the key
	 * @throws IOException if the file can neither be read nor be written
	 */
	static String in(Path file) throws IOException {
		if (Files.exists(file)) {
			String kept = Files.readString(file).strip();
			if (ApiKey.FORM.matcher(kept).matches()) {
				AtomicFile.makePrivate(file);
				return kept;
			}
		}
		byte[] random = new byte[RANDOM_BYTES];
		new SecureRandom().nextBytes(random);
		String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
		AtomicFile.writePrivate(file, (key + "\n").getBytes(StandardCharsets.US_ASCII));
		return key;
	}

}

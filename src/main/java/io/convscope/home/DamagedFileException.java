package io.convscope.home;

import java.io.IOException;

/**
 * Thrown when the content of a file is not what was written.
 */
public final class DamagedFileException extends IOException {

	private DamagedFileException(String message) {
		super(message);
	}

	/**
	 * Creates the exception for a checksum that does not match.
	 * @return the exception
	 */
	public static DamagedFileException checksum() {
		return new DamagedFileException("its checksum does not match its content, which was changed or damaged");
	}

}

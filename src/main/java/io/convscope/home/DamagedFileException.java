package io.convscope.home;

import java.io.IOException;

/**
 * Thrown when a file is not as it was written.
 */
public final class DamagedFileException extends IOException {

	private DamagedFileException(String message) {
		super(message);
	}

	/**
	 * Tells of a checksum that does not match.
	 * @return the exception
	 */
	public static DamagedFileException checksum() {
		return new DamagedFileException("its checksum does not match its content, which was changed or damaged");
	}

}

package io.convscope.home;

import java.io.IOException;

/**
 * Something to do with files.
 */
@FunctionalInterface
public interface FileTask {

	/**
	 * Does it.
	 * @throws IOException if it fails
	 */
	void run() throws IOException;

}

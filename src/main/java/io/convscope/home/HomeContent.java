package io.convscope.home;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a home folder begins with, before the service makes its own files in it.
 */
@FunctionalInterface
public interface HomeContent {

	/** An empty home folder. */
	HomeContent NOTHING = (home) -> {
	};

	/**
	 * Fills a home folder. A process that is killed meanwhile leaves one that can be
	 * filled again.
	 * @param home the folder, which is locked, and may have been used before
	 * @throws IOException if it cannot be written
	 * @throws io.convscope.settings.InvalidSettingException if that is not possible as
	 * the settings say
	 */
	void put(Path home) throws IOException;

}

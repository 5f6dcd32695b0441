package io.convscope.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.convscope.home.ConvscopeHome;

import org.springframework.util.FileSystemUtils;

/**
 * A home for what the service's code keeps, deleted when it is closed.
 */
public final class TemporaryHome implements AutoCloseable {

	private final ConvscopeHome home;

	public TemporaryHome() {
		try {
			this.home = new ConvscopeHome(Files.createTempDirectory("convscope-"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("There is no room for temporary files", ex);
		}
	}

	public ConvscopeHome home() {
		return this.home;
	}

	/**
	 * Returns a file beside those of the service.
	 * @param name its name
	 * @return a path, where there is nothing
	 */
	public Path file(String name) {
		return this.home.root().resolve(name);
	}

	@Override
	public void close() {
		this.home.destroy();
		FileSystemUtils.deleteRecursively(this.home.root().toFile());
	}

}

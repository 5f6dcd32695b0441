package io.convscope.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A small file system in memory, which a test may fill up.
 *
 * @param folder where it is mounted
 */
public record SmallDisk(Path folder) implements AutoCloseable {

	/**
	 * Mounts a disk; skips the test where that is not allowed.
	 * @param folder where to
	 * @param kilobytes its size
	 * @return the disk, to be closed
	 */
	public static SmallDisk mount(Path folder, int kilobytes) {
		boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString());
		Assumptions.assumeTrue(mounted, "a tmpfs can't be mounted here");
		return new SmallDisk(folder);
	}

	/**
	 * Fills the disk up.
	 * @param free how many bytes to leave free
	 */
	public void fill(long free) {
		try {
			Files.write(filler(), new byte[(int) (this.folder.toFile().getUsableSpace() - free)]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void makeRoom() {
		try {
			Files.delete(filler());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path filler() {
		return this.folder.resolve("filler");
	}

	@Override
	public void close() {
		// at once, though files of it may be open until that is collected
		assertThat(run("umount", "--lazy", this.folder.toString())).isTrue();
	}

	private static boolean run(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}

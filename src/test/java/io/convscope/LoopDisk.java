package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A disk of its own, ext4 in a file, whose power can be cut: what was not flushed to it
 * is gone then. It takes root, loop devices, {@code mkfs.ext4} and Python.
 *
 * @param image the file
 * @param folder where it is mounted
 */
record LoopDisk(Path image, Path folder) implements AutoCloseable {

	// EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: not even the journal is written
	private static final String CUT = "import fcntl, os, struct, sys; "
			+ "fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack('I', 2))";

	/**
	 * Makes and mounts a disk; skips the test where that is not possible.
	 * @param parent where its file goes
	 * @param megabytes its size
	 * @return the disk, to be closed
	 */
	static LoopDisk make(Path parent, int megabytes) throws IOException {
		LoopDisk disk = new LoopDisk(parent.resolve("disk.img"), Files.createDirectory(parent.resolve("disk")));
		boolean mounted = succeeds("truncate", "-s", megabytes + "M", disk.image.toString())
				&& succeeds("mkfs.ext4", "-q", disk.image.toString()) && disk.mount()
				&& succeeds("python3", "-c", "import fcntl");
		Assumptions.assumeTrue(mounted, "a disk in a file can't be mounted here, or there is no python3");
		return disk;
	}

	private boolean mount() throws IOException {
		return succeeds("mount", "-o", "loop", this.image.toString(), this.folder.toString());
	}

	/**
	 * Cuts the power: from now on nothing reaches the disk.
	 */
	void cut() {
		try {
			assertThat(succeeds("python3", "-c", CUT, this.folder.toString())).as("the power is cut").isTrue();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Brings the power back. Nobody may have a file open.
	 */
	void restore() throws IOException {
		close();
		assertThat(mount()).as("mounted again").isTrue();
	}

	@Override
	public void close() throws IOException {
		assertThat(succeeds("umount", this.folder.toString())).as("unmounted").isTrue();
	}

	private static boolean succeeds(String... command) throws IOException {
		try {
			Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false; // there is no such command
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}

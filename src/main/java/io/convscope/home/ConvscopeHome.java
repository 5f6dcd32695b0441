package io.convscope.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.convscope.settings.RoleProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The home folder, which contains all files of the service. It is locked against other
 * processes until {@link #destroy()}. Thread-safe.
 */
@Component
public final class ConvscopeHome implements DisposableBean {

	private final Path root;

	private final HomeLock lock;

	private final @Nullable String notice;

	private final boolean temporary;

	@Autowired
	ConvscopeHome(HomeProperties properties, RoleProperties role, ObjectProvider<HomeContent> content)
			throws IOException {
		this(folder(properties.home(), role), content.getIfAvailable(() -> HomeContent.NOTHING),
				properties.home() == null && role.isReplica());
	}

	private static Path folder(@Nullable Path wanted, RoleProperties role) throws IOException {
		if (wanted != null) {
			return wanted;
		}
		return role.isReplica() ? Files.createTempDirectory("convscope-replica") : Path.of("data");
	}

	/**
	 * Creates the folder if absent, checks that it is writable, and locks it.
	 * @param root the folder
	 * @throws HomeUnusableException if another process has locked it, it is not writable,
	 * or it is from a newer version of the service; a newer folder is not changed
	 */
	public ConvscopeHome(Path root) {
		this(root, HomeContent.NOTHING);
	}

	/**
	 * Creates and locks the folder, and lets it be filled before anything else is done.
	 * @param root the folder
	 * @param content what it begins with
	 * @throws HomeUnusableException as {@link #ConvscopeHome(Path)}
	 */
	public ConvscopeHome(Path root, HomeContent content) {
		this(root, content, false);
	}

	private ConvscopeHome(Path root, HomeContent content, boolean temporary) {
		this.temporary = temporary;
		this.root = root.toAbsolutePath().normalize();
		HomeVersion version = new HomeVersion(this.root);
		try {
			version.requireReadable();
			Folder.create(this.root);
			this.lock = HomeLock.take(this.root).orElseThrow(() -> HomeUnusableException.inUse(this.root));
		}
		catch (IOException ex) {
			throw HomeUnusableException.notWritable(this.root, ex);
		}
		this.notice = begin(version, content);
	}

	private @Nullable String begin(HomeVersion version, HomeContent content) {
		boolean begun = false;
		try {
			content.put(this.root);
			version.requireReadable();
			Folder.create(datasets());
			Folder.create(runs());
			Folder.create(models());
			Folder.deleteTemporaries(this.root);
			String notice = version.keep();
			begun = true;
			return notice;
		}
		catch (IOException ex) {
			throw HomeUnusableException.notWritable(this.root, ex);
		}
		finally {
			if (!begun) {
				this.lock.release();
			}
		}
	}

	/**
	 * Returns the folder itself.
	 * @return an absolute path to an existing folder
	 */
	public Path root() {
		return this.root;
	}

	/**
	 * Does something while the files in the folder are as a kill would leave them, and
	 * nothing but temporary files and those of no more use changes. All who write wait
	 * meanwhile.
	 * @param look what to do
	 * @throws IOException if it fails
	 */
	public void holdStill(FileTask look) throws IOException {
		Changes.holdBack(look);
	}

	/**
	 * Returns the folder of the data sets, with a subfolder for each.
	 * @return an absolute path to an existing folder
	 */
	public Path datasets() {
		return this.root.resolve("datasets");
	}

	/**
	 * Returns the folder of the runs, with a subfolder for each.
	 * @return an absolute path to an existing folder
	 */
	public Path runs() {
		return this.root.resolve("runs");
	}

	/**
	 * Returns the folder of the sweeps, with a subfolder for each.
	 * @return an absolute path; the folder does not exist before the first sweep
	 */
	public Path sweeps() {
		return this.root.resolve("sweeps");
	}

	/**
	 * Returns the folder of the models, with a subfolder for each.
	 * @return an absolute path to an existing folder
	 */
	public Path models() {
		return this.root.resolve("models");
	}

	/**
	 * Returns the folder of the user's networks, one file each.
	 * @return an absolute path; the folder does not exist before the first network
	 */
	public Path networks() {
		return this.root.resolve("networks");
	}

	/**
	 * Returns the file of the aliases of models.
	 * @return an absolute path; the file does not exist before the first alias
	 */
	public Path aliases() {
		return this.root.resolve("aliases.json");
	}

	/**
	 * Returns the file that tells which models come from the folder that is followed.
	 * @return an absolute path; the file does not exist before there is one
	 */
	public Path folderModels() {
		return this.root.resolve("folder-models.json");
	}

	/**
	 * Returns the file of the name under which the service publishes its models.
	 * @return an absolute path; the file does not exist before the first publication
	 */
	public Path publisher() {
		return this.root.resolve("publisher");
	}

	/**
	 * Returns the folder of the weights that a serving replica has copied.
	 * @return an absolute path; the folder does not exist before the first copy
	 */
	public Path copies() {
		return this.root.resolve("copies");
	}

	/**
	 * Returns the file of the index that a serving replica followed last.
	 * @return an absolute path; the file does not exist before there is one
	 */
	public Path followed() {
		return this.root.resolve("followed.json");
	}

	/**
	 * Returns the file of the key that the service makes for its API.
	 * @return an absolute path; the file does not exist before there is one
	 */
	public Path apiKey() {
		return this.root.resolve("api-key");
	}

	/**
	 * Returns the folder of the certificate that the service makes for itself.
	 * @return an absolute path; the folder does not exist before there is one
	 */
	public Path tls() {
		return this.root.resolve("tls");
	}

	/**
	 * Returns the folder of the first answers to requests that may be sent again.
	 * @return an absolute path; the folder does not exist before the first answer
	 */
	public Path answers() {
		return this.root.resolve("answers");
	}

	/**
	 * Names a file of the service so that it is found when the folder is moved.
	 * @param file a file in the folder
	 * @return its path from the folder on, which {@link #file(String)} takes
	 */
	public String nameOf(Path file) {
		return this.root.relativize(file.toAbsolutePath().normalize()).toString();
	}

	/**
	 * Finds a file by its name.
	 * @param name what {@link #nameOf(Path)} returned
	 * @return an absolute path
	 */
	public Path file(String name) {
		return this.root.resolve(name);
	}

	/**
	 * Checks whether files can still be written.
	 * @return whether the folder exists, is the one that was locked, and is writable
	 */
	public boolean isUsable() {
		return this.lock.isHeld() && Files.isWritable(this.root);
	}

	/**
	 * Returns the free space on the disk of the folder.
	 * @return the free space in bytes
	 */
	long free() {
		return this.root.toFile().getUsableSpace();
	}

	/**
	 * Returns the fault that was found in the folder at startup.
	 * @return a sentence; null if there was none
	 */
	@Nullable String notice() {
		return this.notice;
	}

	@Override
	public void destroy() {
		this.lock.release();
		if (this.temporary) {
			FileSystemUtils.deleteRecursively(this.root.toFile());
		}
	}

	@Override
	public String toString() {
		return this.root.toString();
	}

}

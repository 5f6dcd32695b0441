package io.convscope.dataset.cifar10;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.home.Folder;

import org.springframework.util.FileSystemUtils;

/**
 * Downloads CIFAR-10 from its source into its folder. The folder appears complete or not
 * at all.
 *
 * @param properties the settings that name the source
 * @param target the folder to create; absent or empty
 */
record Cifar10Download(Cifar10Properties properties, Cifar10Folder target) {

	/**
	 * Downloads, unpacks and verifies the archive in a temporary folder beside the
	 * target. Not thread-safe.
	 * @param progress receives the number of bytes read
	 * @throws InterruptedException if this thread is interrupted; no files are left
	 * behind
	 * @throws DatasetUnavailableException if a step fails; no files are left behind
	 */
	void run(DownloadProgress progress) throws InterruptedException {
		Path parent = this.target.path().getParent();
		Path temporary = temporary();
		DiskSpace space = new DiskSpace(parent, this.target.files().totalSize());
		try {
			// a killed process may have left it behind
			Folder.delete(temporary);
			space.check();
			Folder.create(temporary);
			unpackInto(temporary, space, progress);
			Folder.flush(temporary);
			Folder.delete(this.target.path());
			Folder.move(temporary, this.target.path());
		}
		catch (IOException ex) {
			throw space.explain(ex);
		}
		finally {
			deleteRest();
		}
	}

	/**
	 * Deletes the files that a killed process left behind during a download. Files that
	 * cannot be deleted do no harm.
	 */
	void deleteRest() {
		FileSystemUtils.deleteRecursively(temporary().toFile());
	}

	private Path temporary() {
		return this.target.path().resolveSibling(".cifar10-unpacking");
	}

	private void unpackInto(Path folder, DiskSpace space, DownloadProgress progress) throws InterruptedException {
		ArchiveSource source = ArchiveSource.of(this.properties);
		ArchiveSource.Content content = source.open();
		progress.expect(content.size());
		try (InputStream closing = content.stream()) {
			new Unpacking(source.toString(), folder, this.target.files(), space)
				.unpack(new SourceStream(closing, progress));
		}
		catch (IOException ex) {
			// only closing failed, after everything was read
		}
	}

}

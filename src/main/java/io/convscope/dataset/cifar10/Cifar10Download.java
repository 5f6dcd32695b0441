package io.convscope.dataset.cifar10;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.home.Folder;

import org.springframework.util.FileSystemUtils;

/**
 * Gets CIFAR-10 from its source into its folder, which appears whole or not at all.
 *
 * @param properties name the source
 * @param target the folder to make; absent or empty
 */
record Cifar10Download(Cifar10Properties properties, Cifar10Folder target) {

	/**
	 * Downloads, unpacks and verifies the archive, beside the folder. One thread at a
	 * time.
	 * @param progress is told how far it is
	 * @throws InterruptedException if this thread is interrupted; nothing is left then
	 * @throws DatasetUnavailableException if any of it fails; nothing is left then
	 */
	void run(DownloadProgress progress) throws InterruptedException {
		Path parent = this.target.path().getParent();
		Path temporary = temporary();
		DiskSpace space = new DiskSpace(parent, this.target.files().totalSize());
		try {
			// a killed process may have left one
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
	 * Deletes what a process left that was killed while it downloaded. What can't be
	 * deleted does no harm.
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
			// only closing failed, after all had been read
		}
	}

}

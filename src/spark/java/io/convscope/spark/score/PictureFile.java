package io.convscope.spark.score;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.importing.archive.ArchiveLimits;
import io.convscope.dataset.importing.archive.InvalidArchiveException;
import io.convscope.dataset.importing.archive.JunkFiles;
import io.convscope.spark.RemoteFile;
import org.apache.hadoop.security.AccessControlException;

/**
 * A file with a picture, or an archive of such files.
 *
 * @param file the file
 */
record PictureFile(RemoteFile file) {

	private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(zip|tar|tar\\.gz|tgz)");

	private static final String DENIED = "The file may not be read: permission is denied.";

	private static final int MOST_PICTURES = 1_000_000;

	/**
	 * Has its pictures predicted.
	 * @param scorer makes a row of each, and of what can't be read
	 * @throws IOException if the file can't be read though it is there, which another
	 * attempt may mend
	 */
	void score(Scorer scorer) throws IOException {
		try {
			if (ARCHIVE.matcher(this.file.path().getName()).matches()) {
				scoreArchive(scorer);
			}
			else {
				try (InputStream in = this.file.open()) {
					scorer.add(name(), null, in);
				}
			}
		}
		catch (FileNotFoundException ex) {
			// which Java says of a local file that it may not read, too
			boolean denied = String.valueOf(ex.getMessage()).contains("Permission denied");
			scorer.refuse(name(), null, denied ? DENIED : "The file is no longer there.");
		}
		catch (AccessControlException | AccessDeniedException ex) {
			scorer.refuse(name(), null, DENIED);
		}
	}

	private String name() {
		return this.file.path().toString();
	}

	private void scoreArchive(Scorer scorer) throws IOException {
		Path copy = Files.createTempFile("convscope-", ".archive");
		try {
			try (InputStream in = this.file.open()) {
				Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
			}
			int before = scorer.count();
			visit(copy, scorer);
			if (scorer.count() == before) {
				scorer.refuse(name(), null, "The archive has no pictures.");
			}
		}
		finally {
			Files.delete(copy);
		}
	}

	private void visit(Path copy, Scorer scorer) throws IOException {
		try (Archive archive = Archive.open(copy, new ArchiveLimits(MOST_PICTURES, Files.size(copy)))) {
			archive.visit(new Archive.Visitor() {

				@Override
				public void visit(String entry, boolean isLink, Archive.Content content) throws IOException {
					if (!isLink && !JunkFiles.has(entry)) {
						try (InputStream in = content.open()) {
							scorer.add(name(), entry, in);
						}
					}
				}

				@Override
				public void unreadable(String entry, String reason) {
					scorer.refuse(name(), entry, reason);
				}

			});
		}
		catch (IOException | InvalidArchiveException ex) {
			// of the copy, so another attempt would fail too
			scorer.refuse(name(), null, String.valueOf(ex.getMessage()));
		}
	}

}

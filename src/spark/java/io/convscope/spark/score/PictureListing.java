package io.convscope.spark.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.convscope.dataset.importing.archive.JunkFiles;
import io.convscope.spark.JobFailedException;
import io.convscope.spark.RemoteFile;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files that a job scores: all but those that operating systems add. Spark's own
 * listing would leave out {@code _DSC1234.JPG} too.
 *
 * @param pictures a folder, with those below it, a file, or a pattern of both
 */
record PictureListing(RemoteFile pictures) {

	/**
	 * Lists the files.
	 * @param output the folder of the results
	 * @return the path of each, as the results have it
	 * @throws JobFailedException if there is nothing, or the results would be in it
	 * @throws IOException if a folder can't be listed
	 */
	List<String> paths(RemoteFile output) throws IOException {
		FileSystem files = this.pictures.fileSystem();
		FileStatus[] found = files.globStatus(this.pictures.path());
		if (found == null || found.length == 0) {
			throw JobFailedException.because("There is nothing at " + this.pictures.path() + ".");
		}
		List<String> paths = new ArrayList<>();
		Path wanted = files.makeQualified(this.pictures.path());
		for (FileStatus each : found) {
			requireOutside(each.getPath(), output);
			// what is named is wanted, even if it is hidden
			Path top = each.getPath().equals(wanted) ? each.getPath() : each.getPath().getParent();
			new RemoteFile(each.getPath(), this.pictures.configuration()).visitFiles((file) -> {
				if (!JunkFiles.has(top.toUri().relativize(file.toUri()).getPath())) {
					paths.add(file.toString());
				}
			});
		}
		return paths;
	}

	private static void requireOutside(Path found, RemoteFile output) throws IOException {
		Path folder = output.fileSystem().makeQualified(output.path());
		for (Path each = folder; each != null; each = each.getParent()) {
			if (each.equals(found)) {
				throw JobFailedException.because("The results can't be among the pictures: choose an --output that is"
						+ " not in " + found + ".");
			}
		}
	}

}

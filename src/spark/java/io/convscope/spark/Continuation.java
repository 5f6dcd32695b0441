package io.convscope.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes sure that a job goes on only with results that it might have made itself.
 *
 * @param folder where the results are
 * @param results a pattern of them, in the folder
 */
public record Continuation(RemoteFile folder, String results) {

	// Spark takes no file for data whose name begins so
	private static final String FILE = "_convscope.json";

	/**
	 * Remembers what makes the results, or compares it with what is remembered.
	 * @param maker becomes the same JSON if it makes the same results
	 * @param others what the results are if they are not its own, for the error
	 * @throws JobFailedException if the folder has the results of another job
	 * @throws IOException if it can't be read or written
	 */
	public void require(Object maker, String others) throws IOException {
		RemoteFile file = this.folder.below(FILE);
		String wanted = JsonMapper.shared().writeValueAsString(maker);
		byte[] found = file.readIfThere().orElse(null);
		if ((found != null) ? !new String(found, StandardCharsets.UTF_8).equals(wanted) : hasResults()) {
			throw JobFailedException.because("The folder " + this.folder.path() + " has " + others
					+ ((found != null) ? ", as its " + FILE + " says" : "") + ". Choose another --output, or delete it.");
		}
		if (found == null) {
			file.write(wanted.getBytes(StandardCharsets.UTF_8));
		}
	}

	private boolean hasResults() throws IOException {
		FileStatus[] files = this.folder.fileSystem().globStatus(new Path(this.folder.path(), this.results));
		return files != null && files.length > 0;
	}

}

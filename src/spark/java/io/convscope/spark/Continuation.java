package io.convscope.spark.score;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.convscope.spark.JobFailedException;
import io.convscope.spark.RemoteFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes sure that a job goes on only with results that it might have made itself.
 *
 * @param folder where the results are
 */
record Continuation(RemoteFile folder) {

	/**
	 * Remembers what makes the results, or compares it with what is remembered.
	 * @param model predicts
	 * @param top how many labels are kept
	 * @param format of the results
	 * @throws JobFailedException if the folder has the results of another job
	 * @throws IOException if it can't be read or written
	 */
	void require(ScoredModel model, int top, Scores.Format format) throws IOException {
		// Spark takes no file for data whose name begins so
		RemoteFile file = this.folder.below("_convscope.json");
		String wanted = JsonMapper.shared()
			.writeValueAsString(new Maker(model.digest(), model.labels(), top, format.id()));
		byte[] found = file.readIfThere().orElse(null);
		if (found == null) {
			file.write(wanted.getBytes(StandardCharsets.UTF_8));
		}
		else if (!new String(found, StandardCharsets.UTF_8).equals(wanted)) {
			throw JobFailedException.because("The folder " + this.folder.path() + " has results of another model, or"
					+ " with other options: " + new String(found, StandardCharsets.UTF_8)
					+ ". Choose another --output, or delete it.");
		}
	}

	private record Maker(String model, List<String> labels, int top, String format) {
	}

}

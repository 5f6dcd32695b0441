package io.convscope.dataset;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a data set without loading it. A snapshot.
 *
 * @param name the name in URLs and settings
 * @param state whether it can be used at once
 * @param labels the name of each class, in the order of the class numbers
 * @param train pictures to train on, counted
 * @param test pictures to measure on, counted
 * @param downloadedBytes bytes of the archive read so far; null unless downloading
 * @param totalBytes size of the archive; null unless downloading, and where the source
 * does not tell
 * @param reason why the last attempt to get it failed; null if it did not
 */
public record DatasetStatus(String name, State state, List<String> labels, int train, int test,
		@Nullable Long downloadedBytes, @Nullable Long totalBytes, @Nullable String reason) {

	/**
	 * Whether a data set can be used.
	 */
	public enum State {

		/** Not here; preparing it, or a run on it, would get it. */
		ABSENT,

		/** On its way: being downloaded, unpacked or verified. */
		DOWNLOADING,

		/** Here. */
		READY

	}

	public static DatasetStatus ready(String name, List<String> labels, int train, int test) {
		return new DatasetStatus(name, State.READY, labels, train, test, null, null, null);
	}

	public DatasetStatus absent(@Nullable String reason) {
		return new DatasetStatus(this.name, State.ABSENT, this.labels, this.train, this.test, null, null, reason);
	}

	public DatasetStatus downloading(long downloaded, @Nullable Long total) {
		return new DatasetStatus(this.name, State.DOWNLOADING, this.labels, this.train, this.test, downloaded, total,
				null);
	}

}

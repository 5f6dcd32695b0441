package io.convscope.dataset;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The status of a data set, which is known without loading it. A snapshot.
 *
 * @param name the name in URLs and settings
 * @param state whether it is ready to use
 * @param labels the name of each class, in the order of the class numbers
 * @param train the number of training samples
 * @param test the number of test samples
 * @param downloadedBytes the bytes of the archive read so far; null unless downloading
 * @param totalBytes the size of the archive; null unless downloading, or if the source
 * does not give it
 * @param reason why the last attempt to load it failed; null if it did not fail
 * @param details what is known of a user's own data set, as fields beside these; null of
 * a built-in one
 */
public record DatasetStatus(String name, State state, List<String> labels, int train, int test,
		@Nullable Long downloadedBytes, @Nullable Long totalBytes, @Nullable String reason,
		@JsonUnwrapped @Nullable DatasetDetails details) {

	/**
	 * The availability of a data set.
	 */
	public enum State {

		/** Not downloaded; preparing it, or starting a run on it, downloads it. */
		ABSENT,

		/** Being downloaded, unpacked or verified. */
		DOWNLOADING,

		/** Ready to use. */
		READY,

		/** An archive of the user is being read. */
		IMPORTING,

		/** The archive could not be read. */
		FAILED

	}

	/**
	 * Requires that a run can be trained on it, now or after its download.
	 * @throws DatasetAbsentException if its import has not succeeded
	 * @throws DatasetUnavailableException if it lacks labels or pictures
	 */
	public void requireTrainable() {
		if (this.state == State.IMPORTING || this.state == State.FAILED) {
			throw DatasetAbsentException.of(this);
		}
		Dataset.requireTrainable(this.name, this.labels.size(), this.train, this.test);
	}

	public static DatasetStatus ready(String name, List<String> labels, int train, int test) {
		return new DatasetStatus(name, State.READY, labels, train, test, null, null, null, null);
	}

	public DatasetStatus absent(@Nullable String reason) {
		return new DatasetStatus(this.name, State.ABSENT, this.labels, this.train, this.test, null, null, reason,
				this.details);
	}

	public DatasetStatus downloading(long downloaded, @Nullable Long total) {
		return new DatasetStatus(this.name, State.DOWNLOADING, this.labels, this.train, this.test, downloaded, total,
				null, this.details);
	}

}

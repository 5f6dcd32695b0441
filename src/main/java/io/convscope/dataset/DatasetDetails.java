package io.convscope.dataset;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user's own data set beyond its status.
 *
 * @param own always true, which tells it from built-in data sets
 * @param pictureSize the number of rows, and of columns, of each picture
 * @param testShare the share of added pictures that become test pictures, 0 to 1
 * @param createdAt when it was created
 * @param fingerprint identifies labels and pictures; null while it is imported
 * @param counts the number of pictures of each label, in the order of the labels
 * @param problems what the user should know about the pictures; empty if nothing
 * @param progress of the import; null unless it is under way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetDetails(boolean own, int pictureSize, double testShare, Instant createdAt,
		@Nullable String fingerprint, List<LabelCount> counts, List<Finding> problems, @Nullable Progress progress) {

	/**
	 * The pictures of one label.
	 *
	 * @param label the name of the label
	 * @param train the number of training pictures
	 * @param test the number of test pictures
	 */
	public record LabelCount(String label, int train, int test) {
	}

	/**
	 * Something that the user should know about the pictures.
	 *
	 * @param kind what it is about, for programs
	 * @param message one sentence or two
	 * @param count how many files or labels it is about
	 * @param examples some of them; empty if the message names them
	 */
	public record Finding(Kind kind, String message, int count, List<Example> examples) {
	}

	/**
	 * A file that something was found about.
	 *
	 * @param file its name in the archive
	 * @param reason what was found
	 */
	public record Example(String file, String reason) {
	}

	/**
	 * The progress of an import.
	 *
	 * @param done the number of pictures read
	 * @param total the number of pictures in the archive; null while they are counted
	 * @param etaSeconds the estimated time to the end in seconds; null if not known
	 */
	public record Progress(long done, @Nullable Long total, @Nullable Long etaSeconds) {
	}

	/**
	 * What a finding is about.
	 */
	public enum Kind {

		/** Files that can't be read as pictures. */
		UNREADABLE,

		/** Files that were left out without being read. */
		LEFT_OUT,

		/** Pictures that the archive has more than once. */
		DUPLICATE,

		/** Pictures that the archive has in both parts. */
		IN_BOTH_PARTS,

		/** Pictures that the archive has under several labels. */
		SEVERAL_LABELS,

		/** Names of files that the archive's list has, but the archive has not. */
		MISSING,

		/** The model of a project: what it is called here, or why it was left out. */
		MODEL,

		/** Labels with few pictures. */
		FEW_PICTURES,

		/** Labels without pictures in one of the parts. */
		EMPTY_PART,

		/** One label with many times as many pictures as another. */
		UNEVEN

	}

}

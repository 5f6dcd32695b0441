package io.convscope.dataset.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.convscope.dataset.DatasetDetails.Example;
import io.convscope.dataset.DatasetDetails.Finding;
import io.convscope.dataset.DatasetDetails.Kind;

/**
 * Collects what the user should know about the files of an archive. Not thread-safe.
 */
final class Findings {

	private static final int MOST_EXAMPLES = 20;

	private static final int LONGEST_NAME = 200;

	private final Map<Kind, List<Example>> examples = new EnumMap<>(Kind.class);

	private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

	void add(Kind kind, String file, String reason) {
		this.counts.merge(kind, 1, Integer::sum);
		List<Example> some = this.examples.computeIfAbsent(kind, (each) -> new ArrayList<>());
		if (some.size() < MOST_EXAMPLES) {
			some.add(new Example((file.length() > LONGEST_NAME) ? file.substring(0, LONGEST_NAME) + "..." : file,
					reason));
		}
	}

	/**
	 * Returns all that was found.
	 * @return a finding for each kind
	 */
	List<Finding> list() {
		return this.counts.entrySet()
			.stream()
			.map((each) -> new Finding(each.getKey(), sentence(each.getKey(), each.getValue()), each.getValue(),
					List.copyOf(this.examples.getOrDefault(each.getKey(), List.of()))))
			.toList();
	}

	private static String sentence(Kind kind, int count) {
		boolean one = count == 1;
		String number = String.format(Locale.ROOT, "%,d", count);
		return number + switch (kind) {
			case UNREADABLE -> one ? " file can't be read as a picture and was left out."
					: " files can't be read as pictures and were left out.";
			case LEFT_OUT -> one ? " file belongs to no label, or may not be read, and was left out."
					: " files belong to no label, or may not be read, and were left out.";
			case DUPLICATE -> one ? " picture is there more than once; it was taken once."
					: " pictures are there more than once; each was taken once.";
			case IN_BOTH_PARTS -> one
					? " picture is a training and a test picture at once, which flatters a model; it was taken once, as"
							+ " what it was first."
					: " pictures are training and test pictures at once, which flatters a model; each was taken once, as"
							+ " what it was first.";
			case SEVERAL_LABELS -> one ? " picture is there under several labels; it was taken under its first."
					: " pictures are there under several labels; each was taken under its first.";
			case MISSING ->
				one ? " file of the list is not in the archive." : " files of the list are not in the archive.";
			default -> throw new IllegalArgumentException("not of files: " + kind);
		};
	}

}

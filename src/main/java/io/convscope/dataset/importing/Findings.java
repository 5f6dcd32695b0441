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

	private static final Map<Kind, String> SENTENCES = new EnumMap<>(Map.of(Kind.UNREADABLE,
			"%,d file(s) can't be read as pictures and were left out.", Kind.LEFT_OUT,
			"%,d file(s) belong to no label, or may not be read, and were left out.", Kind.DUPLICATE,
			"%,d picture(s) are there more than once; each was taken once.", Kind.IN_BOTH_PARTS,
			"%,d picture(s) are training and test pictures at once, which flatters a model; each was taken once, as"
					+ " what it was first.",
			Kind.SEVERAL_LABELS, "%,d picture(s) are there under several labels; each was taken under its first.",
			Kind.MISSING, "%,d file(s) of the list are not in the archive."));

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
			.map((each) -> new Finding(each.getKey(),
					String.format(Locale.ROOT, SENTENCES.getOrDefault(each.getKey(), "%,d"), each.getValue()),
					each.getValue(), List.copyOf(this.examples.getOrDefault(each.getKey(), List.of()))))
			.toList();
	}

}

package io.convscope.dataset.own;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.convscope.dataset.DatasetDetails.Finding;
import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.DatasetDetails.LabelCount;

/**
 * Finds labels whose number of pictures makes a poor model.
 */
final class LabelFindings {

	private static final int FEW = 10;

	private static final int UNEVEN = 5;

	private static final int MOST_NAMES = 5;

	private LabelFindings() {
	}

	static List<Finding> of(List<LabelCount> counts) {
		List<Finding> findings = new ArrayList<>();
		if (counts.stream().allMatch((each) -> all(each) == 0)) {
			return findings;
		}
		List<LabelCount> few = counts.stream().filter((each) -> all(each) < FEW).toList();
		if (!few.isEmpty()) {
			findings.add(finding(Kind.FEW_PICTURES, few, "Fewer than " + FEW + " pictures: " + names(few)
					+ ". A network learns little from them; add more."));
		}
		List<LabelCount> untested = counts.stream()
			.filter((each) -> all(each) > 0 && (each.train() == 0 || each.test() == 0))
			.toList();
		if (!untested.isEmpty()) {
			findings.add(finding(Kind.EMPTY_PART, untested, "Pictures in one part only: " + names(untested)
					+ ". A label needs pictures to train on and to test with; add more, or move some."));
		}
		LabelCount most = counts.stream().max(Comparator.comparingInt(LabelFindings::all)).orElseThrow();
		List<LabelCount> rare = counts.stream()
			.filter((each) -> all(each) >= FEW && all(each) * UNEVEN < all(most))
			.toList();
		if (!rare.isEmpty()) {
			findings.add(finding(Kind.UNEVEN, rare, most.label() + " has " + all(most) + " pictures, but there are "
					+ names(rare) + ". A network prefers the label that it saw more often."));
		}
		return findings;
	}

	private static int all(LabelCount count) {
		return count.train() + count.test();
	}

	private static Finding finding(Kind kind, List<LabelCount> labels, String message) {
		return new Finding(kind, message, labels.size(), List.of());
	}

	private static String names(List<LabelCount> labels) {
		String names = labels.stream()
			.sorted(Comparator.comparingInt(LabelFindings::all))
			.limit(MOST_NAMES)
			.map((each) -> each.label() + " (" + each.train() + " to train on, " + each.test() + " to test with)")
			.collect(Collectors.joining(", "));
		return (labels.size() > MOST_NAMES) ? names + " and " + (labels.size() - MOST_NAMES) + " more" : names;
	}

}

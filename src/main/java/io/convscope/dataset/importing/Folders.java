package io.convscope.dataset.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.Part;
import io.convscope.dataset.importing.FilesForm.Labelled;
import io.convscope.dataset.importing.archive.ImportFailure;
import io.convscope.dataset.own.LabelName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the labels of files in their names: one folder for each label, in folders
 * {@code train} and {@code test} or not, or names such as {@code cup-7.jpg}, as Teachable
 * Machine has them.
 */
final class Folders {

	private static final Set<String> TRAIN = Set.of("train", "training");

	private static final Set<String> TEST = Set.of("test", "testing");

	private static final Set<String> VALIDATION = Set.of("val", "valid", "validation");

	private static final Pattern NUMBERED = Pattern.compile("(.+)-!-[0-9]+\\.[A-Za-z]+|(.+)-[0-9]+\\.[A-Za-z]+");

	private static final int LABEL_AND_FILE = 2;

	private Folders() {
	}

	/**
	 * Finds the labels.
	 * @param names the names of all files
	 * @param labelOf converts the name of a folder to that of a label
	 * @param findings is told of files without a label
	 * @return the label and the part of each file
	 * @throws ImportFailure if there are no labels
	 */
	static Map<String, Labelled> label(FileNames names, UnaryOperator<String> labelOf, Findings findings)
			throws ImportFailure {
		List<String> inFolders = names.all().stream().filter((each) -> each.contains("/")).toList();
		if (inFolders.isEmpty()) {
			return numbered(names, findings);
		}
		String root = root(inFolders);
		Set<String> tops = tops(inFolders, root);
		boolean divided = tops.stream().allMatch((each) -> isPart(each.toLowerCase(Locale.ROOT)));
		if (divided && inFolders.stream().allMatch((each) -> depth(each, root) <= LABEL_AND_FILE)) {
			throw new ImportFailure("The folders " + String.join(", ", tops) + " have no folders of labels in them,"
					+ " and there is no list of labels (metadata.csv with the columns file_name and label).");
		}
		boolean hasTest = tops.stream().anyMatch((each) -> TEST.contains(each.toLowerCase(Locale.ROOT)));
		Map<String, Labelled> files = new LinkedHashMap<>();
		for (String name : names.all()) {
			String[] way = name.startsWith(root) ? name.substring(root.length()).split("/") : new String[0];
			int at = divided ? 1 : 0;
			if (way.length < at + LABEL_AND_FILE) {
				findings.add(Kind.LEFT_OUT, name, "It is in no folder of a label.");
			}
			else {
				files.put(name, new Labelled(LabelName.normal(labelOf.apply(way[at])),
						divided ? part(way[0].toLowerCase(Locale.ROOT), hasTest) : null));
			}
		}
		return files;
	}

	private static Map<String, Labelled> numbered(FileNames names, Findings findings) {
		Map<String, Labelled> files = new LinkedHashMap<>();
		for (String name : names.all()) {
			Matcher matcher = NUMBERED.matcher(name);
			if (matcher.matches()) {
				String label = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
				files.put(name, new Labelled(LabelName.normal(label), null));
			}
			else if (!name.endsWith(".json")) {
				findings.add(Kind.LEFT_OUT, name, "It is in no folder of a label.");
			}
		}
		return files;
	}

	// folders around all others; each name is read once, as it may have thousands of
	// folders
	private static String root(List<String> names) {
		List<String> inside = names;
		int from = 0;
		while (true) {
			int start = from;
			inside = inside.stream().filter((each) -> each.indexOf('/', start) >= 0).toList();
			String one = inside.get(0);
			int end = one.indexOf('/', start) + 1;
			boolean same = inside.stream().allMatch((each) -> each.regionMatches(start, one, start, end - start));
			boolean deep = inside.stream().anyMatch((each) -> each.indexOf('/', each.indexOf('/', start) + 1) >= 0);
			if (!same || !deep) {
				return one.substring(0, start);
			}
			from = end;
		}
	}

	private static Set<String> tops(List<String> names, String root) {
		return names.stream()
			.filter((each) -> depth(each, root) >= LABEL_AND_FILE)
			.map((each) -> each.substring(root.length()).split("/")[0])
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static int depth(String name, String root) {
		return name.startsWith(root) ? name.substring(root.length()).split("/").length : 0;
	}

	private static boolean isPart(String folder) {
		return TRAIN.contains(folder) || TEST.contains(folder) || VALIDATION.contains(folder);
	}

	/**
	 * Reads the name of a part.
	 * @param name the name in small letters
	 * @param hasTest whether there is a test part, so that pictures for validation are
	 * training pictures here
	 * @return the part; null if it is not the name of one
	 */
	static @Nullable Part part(String name, boolean hasTest) {
		if (TRAIN.contains(name) || VALIDATION.contains(name) && hasTest) {
			return Part.TRAIN;
		}
		return isPart(name) ? Part.TEST : null;
	}

}

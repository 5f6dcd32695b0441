package io.convscope.dataset.importing;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.Part;
import io.convscope.dataset.importing.FilesForm.Labelled;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.own.LabelName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the labels of files in lists of the archive, such as {@code metadata.csv}.
 */
final class Lists {

	private Lists() {
	}

	/**
	 * Finds the labels.
	 * @param archive the archive
	 * @param names the names of all files
	 * @param findings is told of files that are not there, and of those in no list
	 * @return the label and the part of each file; empty if there is no list
	 * @throws IOException if the archive cannot be read
	 */
	static Map<String, Labelled> label(Archive archive, FileNames names, Findings findings) throws IOException {
		Map<String, Table> tables = tables(archive, names, findings);
		Map<String, Labelled> files = new LinkedHashMap<>();
		if (tables.isEmpty()) {
			return files;
		}
		Map<String, String> known = known(names);
		boolean hasTest = names.all().stream().anyMatch((each) -> folderPart(each, true) == Part.TEST);
		tables.forEach((table, content) -> content.rows().forEach((row) -> {
			String file = find(FileNames.folder(table), row.file(), known);
			if (file == null) {
				findings.add(Kind.MISSING, row.file(), "The list " + table + " has it, the archive has not.");
			}
			else if (!row.label().isBlank()) {
				Part part = row.part().isEmpty() ? folderPart(file, hasTest)
						: Folders.part(row.part().toLowerCase(Locale.ROOT), true);
				files.put(file, new Labelled(LabelName.normal(row.label()), part));
			}
		}));
		names.all()
			.stream()
			.filter((each) -> !files.containsKey(each) && !tables.containsKey(each))
			.forEach((each) -> findings.add(Kind.LEFT_OUT, each, "It is in no list of labels."));
		return files;
	}

	private static Map<String, Table> tables(Archive archive, FileNames names, Findings findings) throws IOException {
		Map<String, Table> tables = new TreeMap<>();
		Set<String> lists = names.all().stream().filter(Table::isTable).collect(Collectors.toSet());
		if (!lists.isEmpty()) {
			archive.visit(new Archive.Visitor() {

				@Override
				public void visit(String name, boolean isLink, Archive.Content content) throws IOException {
					String clean = FileNames.clean(name);
					if (lists.contains(clean)) {
						Table.read(clean, content).ifPresent((each) -> tables.put(clean, each));
					}
				}

				@Override
				public void unreadable(String name, String reason) {
					findings.add(Kind.UNREADABLE, name, reason);
				}

			});
		}
		return tables;
	}

	// files by their names, and by their names without suffix, if only one has it
	private static Map<String, String> known(FileNames names) {
		Map<String, String> known = new HashMap<>();
		names.all().stream().filter((each) -> !Table.isTable(each)).forEach((each) -> {
			known.merge(FileNames.base(each), each, (one, other) -> "");
			known.merge(FileNames.stem(each), each, (one, other) -> "");
		});
		names.all().forEach((each) -> known.put("/" + each, each));
		return known;
	}

	private static @Nullable String find(String folder, String file, Map<String, String> known) {
		String wanted = FileNames.clean(file.replace('\\', '/'));
		String found = known.get("/" + folder + wanted);
		if (found == null) {
			found = known.get("/" + wanted);
		}
		if (found == null) {
			found = known.getOrDefault(FileNames.base(wanted), "");
		}
		return found.isEmpty() ? null : found;
	}

	private static @Nullable Part folderPart(String file, boolean hasTest) {
		for (String each : FileNames.folder(file).toLowerCase(Locale.ROOT).split("/")) {
			Part part = Folders.part(each, hasTest);
			if (part != null) {
				return part;
			}
		}
		return null;
	}

}

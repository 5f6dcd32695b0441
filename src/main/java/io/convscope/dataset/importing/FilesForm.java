package io.convscope.dataset.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.Part;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.own.LabelName;
import org.jspecify.annotations.Nullable;

/**
 * Picture files, each with a label.
 *
 * @param labels the names of the labels
 * @param files the label and the part of each file, by its name
 */
record FilesForm(List<String> labels, Map<String, Labelled> files) implements Form {

	/**
	 * Sorts the labels by name, and leaves out those that may not be labels.
	 * @param files the label and the part of each file, by its name
	 * @param first labels in an order of their own, which may have no files
	 * @param findings is told of the files left out
	 * @return the form
	 */
	static FilesForm of(Map<String, Labelled> files, List<String> first, Findings findings) {
		Map<String, String> faults = new LinkedHashMap<>();
		TreeSet<String> names = new TreeSet<>();
		files.values().forEach((each) -> names.add(each.label()));
		first.forEach(names::remove);
		List<String> labels = new ArrayList<>();
		TreeSet<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER); // an
																				// archive
																				// may
																				// have a
																				// million
																				// folders
		Stream.concat(first.stream(), names.stream()).forEach((name) -> {
			String nearest = taken.ceiling(name);
			String fault = LabelName.fault(name, (nearest != null) ? List.of(nearest) : List.of());
			if (fault == null) {
				labels.add(name);
				taken.add(name);
			}
			else {
				faults.put(name, "Its label " + fault + ".");
			}
		});
		Map<String, Labelled> good = new LinkedHashMap<>();
		// the whole archive in one part: it has no division
		boolean divided = files.values().stream().map(Labelled::part).distinct().count() > 1;
		files.forEach((file, each) -> {
			if (faults.containsKey(each.label())) {
				findings.add(Kind.LEFT_OUT, file, faults.get(each.label()));
			}
			else {
				good.put(file, divided ? each : new Labelled(each.label(), null));
			}
		});
		return new FilesForm(labels, good);
	}

	@Override
	public long count() {
		return this.files.size();
	}

	@Override
	public void read(Archive archive, Sink sink) throws IOException {
		Map<String, Integer> indexes = new LinkedHashMap<>();
		this.labels.forEach((label) -> indexes.put(label, indexes.size()));
		archive.visit(new Archive.Visitor() {

			@Override
			public void visit(String name, boolean isLink, Archive.Content content) throws IOException {
				Labelled labelled = FilesForm.this.files.get(FileNames.clean(name));
				if (labelled != null && !isLink) {
					sink.file(name, content, indexes.get(labelled.label()), labelled.part());
				}
			}

			@Override
			public void unreadable(String name, String reason) {
				sink.unreadable(name, reason);
			}

		});
	}

	/**
	 * The label of a file.
	 *
	 * @param label the name of the label in its normal form
	 * @param part its part; null if the archive does not say
	 */
	record Labelled(String label, @Nullable Part part) {
	}

}

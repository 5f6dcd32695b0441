package io.convscope.dataset.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.convscope.dataset.exporting.Description;
import io.convscope.dataset.importing.archive.Archive;
import org.jspecify.annotations.Nullable;

/**
 * The files beside the pictures in archives that this service has written: those of a
 * project have a model.
 */
final class ProjectFiles {

	private static final Set<String> NAMES = Set.of(ProjectModels.DESCRIPTION, ProjectModels.WEIGHTS);

	private static final int LONGEST = 1 << 20;

	private ProjectFiles() {
	}

	/**
	 * Reads what an archive says of its labels.
	 * @param archive an archive
	 * @return the description; null if the archive has none that can be read
	 * @throws IOException if the archive cannot be read
	 */
	static @Nullable Description description(Archive archive) throws IOException {
		byte[] file = find(archive, Description.FILE, (in) -> in.readNBytes(LONGEST));
		return (file != null) ? Description.read(file) : null;
	}

	static boolean haveModel(FileNames names) {
		return names.all().containsAll(NAMES);
	}

	static FileNames withoutModel(FileNames names) {
		return new FileNames(names.all().stream().filter((each) -> !NAMES.contains(each)).toList());
	}

	/**
	 * Reads the model of an archive.
	 * @param archive an archive that has one
	 * @param dataset the name of the data set
	 * @param models keeps the model
	 * @return what became of it
	 * @throws IOException if the archive cannot be read
	 */
	static ProjectModels.Kept keepModel(Archive archive, String dataset, ProjectModels models) throws IOException {
		byte[] description = find(archive, ProjectModels.DESCRIPTION, (in) -> in.readNBytes(LONGEST));
		ProjectModels.Kept kept = (description != null)
				? find(archive, ProjectModels.WEIGHTS, (in) -> models.keep(dataset, description, in)) : null;
		return (kept != null) ? kept : ProjectModels.Kept.leftOut("The archive is damaged where it is.");
	}

	// the first of that name, of which an archive may have several
	private static <T> @Nullable T find(Archive archive, String wanted, Reading<T> reading) throws IOException {
		List<T> found = new ArrayList<>();
		archive.visit((name, isLink, content) -> {
			if (found.isEmpty() && !isLink && FileNames.clean(name).equals(wanted)) {
				try (InputStream in = content.open()) {
					found.add(reading.read(in));
				}
			}
		});
		return found.isEmpty() ? null : found.get(0);
	}

	@FunctionalInterface
	private interface Reading<T> {

		T read(InputStream in) throws IOException;

	}

}

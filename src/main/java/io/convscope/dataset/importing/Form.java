package io.convscope.dataset.importing;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.Part;
import io.convscope.dataset.exporting.Description;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A form in which an archive holds labelled pictures.
 */
interface Form {

	/**
	 * Recognizes the form of an archive.
	 * @param archive the archive
	 * @param names the names of its files, without those of a model
	 * @param description the description in it; null if it has none
	 * @param findings takes what is noticed
	 * @return the form; folders that name labels if it is no other
	 * @throws IOException if it cannot be read
	 */
	static Form of(Archive archive, FileNames names, @Nullable Description description, Findings findings)
			throws IOException {
		if (IdxForm.isForm(names)) {
			return IdxForm.of(archive);
		}
		if (CifarForm.isForm(names)) {
			return CifarForm.of(archive, names);
		}
		Map<String, FilesForm.Labelled> listed = Lists.label(archive, names, findings);
		if (!listed.isEmpty()) {
			return FilesForm.of(listed, List.of(), findings);
		}
		if (description == null) {
			return FilesForm.of(Folders.label(names, (folder) -> folder, findings), List.of(), findings);
		}
		FileNames others = new FileNames(
				names.all().stream().filter((each) -> !each.equals(Description.FILE)).toList());
		// once, as there may be many files
		Map<String, String> labels = description.byFolder();
		return FilesForm.of(Folders.label(others, (folder) -> labels.getOrDefault(folder, folder), findings),
				description.names(), findings);
	}

	/**
	 * Returns the labels.
	 * @return their names, in the order of the classes
	 */
	List<String> labels();

	/**
	 * Counts the pictures.
	 * @return the number of pictures, readable or not
	 */
	long count();

	/**
	 * Reads all pictures.
	 * @param archive the archive
	 * @param sink takes the pictures
	 * @throws IOException if the archive cannot be read
	 */
	void read(Archive archive, Sink sink) throws IOException;

	/**
	 * Takes pictures.
	 */
	interface Sink {

		/**
		 * Takes a picture file.
		 * @param name its name in the archive
		 * @param content opens it
		 * @param label the index of its label, counted from 0
		 * @param part its part; null if the archive does not say
		 * @throws IOException if the archive cannot be read
		 */
		void file(String name, Archive.Content content, int label, @Nullable Part part) throws IOException;

		/**
		 * Takes a decoded picture.
		 * @param name where it is in the archive
		 * @param picture the picture, of any size
		 * @param label the index of its label, counted from 0
		 * @param part its part; null if the archive does not say
		 */
		void picture(String name, Picture picture, int label, @Nullable Part part);

		/**
		 * Takes note of a file that can't be read.
		 * @param name its name in the archive
		 * @param reason why, as a sentence
		 */
		void unreadable(String name, String reason);

	}

}

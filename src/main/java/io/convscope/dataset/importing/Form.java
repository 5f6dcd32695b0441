package io.convscope.dataset.importing;

import java.io.IOException;
import java.util.List;

import io.convscope.dataset.Part;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A form in which an archive holds labelled pictures.
 */
interface Form {

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

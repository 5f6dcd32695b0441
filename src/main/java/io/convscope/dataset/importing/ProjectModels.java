package io.convscope.dataset.importing;

import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps the models of projects: archives that have a trained model beside the pictures.
 */
public interface ProjectModels {

	/** The file that tells how the model was made. */
	String DESCRIPTION = "model.json";

	/** The file of the model's weights. */
	String WEIGHTS = "model.safetensors";

	/**
	 * Keeps a model, completely or not at all.
	 * @param dataset the name of the data set that it was trained on
	 * @param description the content of {@link #DESCRIPTION}, which may be anything
	 * @param weights the content of {@link #WEIGHTS}, which may be anything
	 * @return what became of it; one that is not valid is left out
	 * @throws IOException if the archive cannot be read
	 * @throws io.convscope.home.StorageException if the model cannot be written
	 */
	Kept keep(String dataset, byte[] description, InputStream weights) throws IOException;

	/**
	 * What became of a model.
	 *
	 * @param words what it is called here, or why it was left out, as a sentence
	 * @param undo deletes it again, if it was kept
	 */
	record Kept(String words, Runnable undo) {

		/**
		 * Tells that a model was left out.
		 * @param why the reason, as a sentence
		 * @return what became of it
		 */
		public static Kept leftOut(String why) {
			return new Kept("The model was left out: " + why, () -> {
			});
		}

	}

}

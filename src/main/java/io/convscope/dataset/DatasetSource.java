package io.convscope.dataset;

/**
 * The source of one data set. Thread-safe.
 */
public interface DatasetSource {

	/**
	 * Returns the state of the data set quickly, without loading it.
	 * @return a snapshot of its state
	 */
	DatasetStatus status();

	/**
	 * Loads the data set, and downloads it first if it is absent. Once it is loaded,
	 * every call returns the same object at once, until its pictures change.
	 * @return the data set
	 * @throws InterruptedException if this thread is interrupted; no partial download is
	 * left behind
	 * @throws DatasetUnavailableException if it is not available
	 */
	Dataset load() throws InterruptedException;

	/**
	 * Starts to download the data set in the background if it is absent.
	 * @return its state after the start
	 */
	DatasetStatus prepare();

}

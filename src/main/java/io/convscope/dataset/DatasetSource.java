package io.convscope.dataset;

/**
 * Where one data set comes from. Thread safe.
 */
public interface DatasetSource {

	/**
	 * Tells the state of the data set; quick.
	 * @return a snapshot
	 */
	DatasetStatus status();

	/**
	 * Brings the data set into memory, getting it first where it is absent; once it is in
	 * memory, every call answers the same object at once.
	 * @return the data set
	 * @throws InterruptedException if this thread is interrupted; nothing half-made is
	 * left
	 * @throws DatasetUnavailableException if it is not available
	 */
	Dataset load() throws InterruptedException;

	/**
	 * Begins to get the data set in the background where it is absent.
	 * @return the state from then on
	 */
	DatasetStatus prepare();

}

package io.convscope.dataset.own;

import java.util.OptionalInt;

/**
 * Knows who is using data sets.
 */
@FunctionalInterface
public interface DatasetUse {

	/**
	 * Finds a run that is reading a data set, or is queued to read it.
	 * @param dataset the data set's name
	 * @return the number of the run; empty if there is none
	 */
	OptionalInt runOn(String dataset);

}

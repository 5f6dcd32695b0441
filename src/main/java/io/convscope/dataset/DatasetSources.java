package io.convscope.dataset;

import java.util.List;
import java.util.Optional;

/**
 * Data sets that come and go. Thread-safe.
 */
public interface DatasetSources {

	/**
	 * Lists the data sets that there are now.
	 * @return their sources, sorted by name
	 */
	List<? extends DatasetSource> list();

	/**
	 * Finds a data set.
	 * @param name its name
	 * @return its source; empty if there is no such data set now
	 */
	Optional<? extends DatasetSource> find(String name);

}

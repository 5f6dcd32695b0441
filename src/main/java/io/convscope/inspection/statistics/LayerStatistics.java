package io.convscope.inspection.statistics;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.dataset.Part;
import io.convscope.inspection.Origin;
import io.convscope.inspection.drawing.MapStatistics;

/**
 * Statistics of a layer's channels over many pictures of a test set.
 *
 * @param origin the model or epoch that computed them
 * @param layer the layer's name
 * @param dataset the data set's name
 * @param part always the test part
 * @param pictures the number of pictures, spread evenly over the part
 * @param dead the number of dead channels
 * @param channels one for each channel
 */
record LayerStatistics(@JsonUnwrapped Origin origin, String layer, String dataset, Part part, int pictures, long dead,
		List<Channel> channels) {

	/**
	 * The statistics of one channel over all these pictures.
	 *
	 * @param statistics the summary statistics
	 * @param dead whether all its values are zero for every picture
	 */
	record Channel(@JsonUnwrapped MapStatistics statistics, boolean dead) {
	}

}

package io.convscope.inspection.statistics;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.dataset.Part;
import io.convscope.inspection.Origin;
import io.convscope.inspection.drawing.MapStatistics;

/**
 * What a layer makes of many pictures of a test set.
 *
 * @param origin whose layer it is
 * @param layer the layer's name
 * @param dataset the data set's name
 * @param part always the test part
 * @param pictures how many pictures, spread evenly over the part
 * @param dead how many channels are dead
 * @param channels one for each channel
 */
record LayerStatistics(@JsonUnwrapped Origin origin, String layer, String dataset, Part part, int pictures, long dead,
		List<Channel> channels) {

	/**
	 * One channel over all these pictures.
	 *
	 * @param statistics in a few numbers
	 * @param dead whether it is zero everywhere, for every picture
	 */
	record Channel(@JsonUnwrapped MapStatistics statistics, boolean dead) {
	}

}

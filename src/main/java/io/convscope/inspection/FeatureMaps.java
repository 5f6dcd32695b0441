package io.convscope.inspection;

import java.util.Arrays;

import io.convscope.network.LayerInfo;

/**
 * What a layer makes of a picture.
 *
 * @param model the model's id
 * @param layer the layer
 * @param picture where the picture is from
 * @param values the layer's values: channel, row, column
 */
record FeatureMaps(String model, LayerInfo layer, String picture, float[] values) {

	/**
	 * Copies the maps out.
	 * @return channel, row, column; one row of one column for each value of a flat layer
	 */
	float[][][] maps() {
		float[][][] maps = new float[this.layer.channels()][this.layer.height()][];
		int at = 0;
		for (float[][] map : maps) {
			for (int row = 0; row < map.length; row++) {
				map[row] = Arrays.copyOfRange(this.values, at, at + this.layer.width());
				at += this.layer.width();
			}
		}
		return maps;
	}

}

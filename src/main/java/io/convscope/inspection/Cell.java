package io.convscope.inspection;

/**
 * One value of a layer.
 *
 * @param channel its map, or its place in a flat layer
 * @param row its row; 0 in a flat layer
 * @param column its column; 0 in a flat layer
 */
record Cell(int channel, int row, int column) {
}

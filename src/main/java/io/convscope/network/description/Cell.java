package io.convscope.network.description;

/**
 * One value of a layer.
 *
 * @param channel its map, or its place in a flat layer
 * @param row its row; 0 in a flat layer
 * @param column its column; 0 in a flat layer
 */
public record Cell(int channel, int row, int column) {
}

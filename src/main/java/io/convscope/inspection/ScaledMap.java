package io.convscope.inspection;

/**
 * A map and the scale that its colours go by.
 *
 * @param values row, column: at least one, and all rows of one length
 * @param scale where its values lie
 */
record ScaledMap(float[][] values, ValueScale scale) {
}

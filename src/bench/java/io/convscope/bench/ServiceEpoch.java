package io.convscope.bench;

/**
 * One epoch of a run in the service.
 *
 * @param picturesPerSecond its training, as the service tells it
 * @param evaluationSeconds how long the 10,000 test pictures took, as the service tells
 * it
 * @param residentKilobytes the memory of the service's process when it ended
 */
record ServiceEpoch(double picturesPerSecond, double evaluationSeconds, long residentKilobytes) {
}

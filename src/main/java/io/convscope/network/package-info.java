/**
 * What a convolutional network is and does: architecture, weights, forward passes,
 * training steps. Only this package and those below it use Deeplearning4j and ND4J.
 */
@NullMarked
package io.convscope.network;

import org.jspecify.annotations.NullMarked;

/**
 * The convolutional network itself: its layers, weights, forward and backward passes.
 * Nothing outside this package touches Deeplearning4j or ND4J.
 */
@NullMarked
package io.convscope.network;

import org.jspecify.annotations.NullMarked;

/**
 * The convolutional network itself: its architecture, its weights, and what it can do.
 * Nothing outside this package and those below it touches Deeplearning4j or ND4J.
 */
@NullMarked
package io.convscope.network;

import org.jspecify.annotations.NullMarked;

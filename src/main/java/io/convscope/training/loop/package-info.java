/**
 * Trains one run: the loop over epochs and batches, the learning-rate schedule, and the
 * listeners that measure and keep what comes of it.
 */
@NullMarked
package io.convscope.training.loop;

import org.jspecify.annotations.NullMarked;

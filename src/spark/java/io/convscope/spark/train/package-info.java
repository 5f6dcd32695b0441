/**
 * Trains one network on many machines, which learn parts of each batch and average what
 * they have learned.
 */
@NullMarked
package io.convscope.spark.train;

import org.jspecify.annotations.NullMarked;

/**
 * The figures of runs, as they are kept.
 */
@NullMarked
package io.convscope.training.metrics;

import org.jspecify.annotations.NullMarked;

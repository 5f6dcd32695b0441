/**
 * The figures of runs, epoch by epoch, on disk; and by which of them the best epoch is
 * chosen.
 */
@NullMarked
package io.convscope.training.metrics;

import org.jspecify.annotations.NullMarked;

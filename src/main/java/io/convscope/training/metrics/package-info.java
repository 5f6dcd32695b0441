/**
 * The metrics of runs, stored epoch by epoch, and the selection of the best epoch.
 */
@NullMarked
package io.convscope.training.metrics;

import org.jspecify.annotations.NullMarked;

/**
 * How a run's weights, gradients and outputs are spread after each epoch.
 */
@NullMarked
package io.convscope.training.histogram;

import org.jspecify.annotations.NullMarked;

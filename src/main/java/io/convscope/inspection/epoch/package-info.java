/**
 * What a run's network was after each epoch.
 */
@NullMarked
package io.convscope.inspection.epoch;

import org.jspecify.annotations.NullMarked;

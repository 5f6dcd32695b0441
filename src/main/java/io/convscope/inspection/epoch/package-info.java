/**
 * Feature maps and filters of a run after each of its epochs.
 */
@NullMarked
package io.convscope.inspection.epoch;

import org.jspecify.annotations.NullMarked;

/**
 * Statistics of a layer's channels over a test set, which reveal dead channels.
 */
@NullMarked
package io.convscope.inspection.statistics;

import org.jspecify.annotations.NullMarked;

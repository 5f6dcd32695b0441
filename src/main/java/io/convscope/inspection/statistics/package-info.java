/**
 * What a layer makes of a whole test set.
 */
@NullMarked
package io.convscope.inspection.statistics;

import org.jspecify.annotations.NullMarked;

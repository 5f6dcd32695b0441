/**
 * A layer's channels over a whole test set; finds those that never fire.
 */
@NullMarked
package io.convscope.inspection.statistics;

import org.jspecify.annotations.NullMarked;

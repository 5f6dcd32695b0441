/**
 * How a single value of a layer comes about.
 */
@NullMarked
package io.convscope.inspection.cell;

import org.jspecify.annotations.NullMarked;

/**
 * How a single value of a layer is computed from the layer's input.
 */
@NullMarked
package io.convscope.inspection.cell;

import org.jspecify.annotations.NullMarked;

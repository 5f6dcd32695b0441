/**
 * Draws numbers as tiles of colour, and writes them for NumPy.
 */
@NullMarked
package io.convscope.inspection.drawing;

import org.jspecify.annotations.NullMarked;

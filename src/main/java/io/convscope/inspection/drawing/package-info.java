/**
 * Draws numbers as tiles of colour, and writes them as NumPy files.
 */
@NullMarked
package io.convscope.inspection.drawing;

import org.jspecify.annotations.NullMarked;

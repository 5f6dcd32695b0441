/**
 * Feature maps of layers, as pictures and as numbers.
 */
@NullMarked
package io.convscope.inspection;

import org.jspecify.annotations.NullMarked;

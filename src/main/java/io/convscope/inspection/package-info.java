/**
 * Feature maps of layers, as images and as numbers.
 */
@NullMarked
package io.convscope.inspection;

import org.jspecify.annotations.NullMarked;

/**
 * Pictures as networks take them, made by center crop and area averaging, and as PNG
 * files.
 */
@NullMarked
package io.convscope.image;

import org.jspecify.annotations.NullMarked;

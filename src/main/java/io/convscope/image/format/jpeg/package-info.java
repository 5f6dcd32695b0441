/**
 * Adds up the coefficients of JPEG files to means, without decoding their pixels.
 */
@NullMarked
package io.convscope.image.format.jpeg;

import org.jspecify.annotations.NullMarked;

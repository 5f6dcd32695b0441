/**
 * The road between bytes and pictures: decoding with limits, the one conversion of a
 * picture to network input, writing of PNG files.
 */
@NullMarked
package io.convscope.image;

import org.jspecify.annotations.NullMarked;

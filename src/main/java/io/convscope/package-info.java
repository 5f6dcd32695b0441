/**
 * Convscope trains a convolutional network on pictures, serves it, and shows what is
 * inside it.
 */
@NullMarked
package io.convscope;

import org.jspecify.annotations.NullMarked;

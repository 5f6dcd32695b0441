/**
 * Convscope: trains a convolutional network on pictures, serves it, and lets people look
 * inside it.
 */
@NullMarked
package io.convscope;

import org.jspecify.annotations.NullMarked;

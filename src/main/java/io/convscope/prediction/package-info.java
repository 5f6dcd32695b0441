/**
 * Ranked labels for a picture.
 */
@NullMarked
package io.convscope.prediction;

import org.jspecify.annotations.NullMarked;

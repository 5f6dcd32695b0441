/**
 * Ranked labels for pictures. Pictures that wait at the same time are computed as one
 * batch.
 */
@NullMarked
package io.convscope.prediction;

import org.jspecify.annotations.NullMarked;

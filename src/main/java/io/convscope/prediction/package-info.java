/**
 * Predicts labels for pictures. Pictures that are queued at the same time are computed as
 * one batch.
 */
@NullMarked
package io.convscope.prediction;

import org.jspecify.annotations.NullMarked;

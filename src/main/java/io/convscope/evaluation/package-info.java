/**
 * Evaluation of networks and models on labelled pictures: accuracy, confusion matrix,
 * calibration, and comparison of two models.
 */
@NullMarked
package io.convscope.evaluation;

import org.jspecify.annotations.NullMarked;

/**
 * Networks and models measured on labelled pictures: accuracy, confusion matrix,
 * calibration, and two models compared.
 */
@NullMarked
package io.convscope.evaluation;

import org.jspecify.annotations.NullMarked;

/**
 * Predicts the labels of many pictures.
 */
@NullMarked
package io.convscope.spark.score;

import org.jspecify.annotations.NullMarked;

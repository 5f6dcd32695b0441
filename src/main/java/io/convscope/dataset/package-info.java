/**
 * Data sets of labelled pictures, divided into a training and a test part; their samples,
 * shuffled batches and the validation split.
 */
@NullMarked
package io.convscope.dataset;

import org.jspecify.annotations.NullMarked;

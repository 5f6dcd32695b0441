/**
 * What a network sees and has learned: feature maps, filters and the arithmetic of single
 * values, as pictures and as numbers, now and in past epochs.
 */
@NullMarked
package io.convscope.inspection;

import org.jspecify.annotations.NullMarked;

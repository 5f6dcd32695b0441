/**
 * What a network sees: feature maps, and which pixels speak for a label, as pictures and
 * as numbers.
 */
@NullMarked
package io.convscope.inspection;

import org.jspecify.annotations.NullMarked;

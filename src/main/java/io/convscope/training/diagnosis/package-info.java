/**
 * What the figures of a run say about how it learns, in words.
 */
@NullMarked
package io.convscope.training.diagnosis;

import org.jspecify.annotations.NullMarked;

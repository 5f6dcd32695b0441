/**
 * Checkpoints of runs, as they are kept.
 */
@NullMarked
package io.convscope.training.checkpoint;

import org.jspecify.annotations.NullMarked;

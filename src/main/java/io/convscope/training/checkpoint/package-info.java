/**
 * Checkpoints of runs as safetensors files: weights, velocities, position and the state
 * of dropout.
 */
@NullMarked
package io.convscope.training.checkpoint;

import org.jspecify.annotations.NullMarked;

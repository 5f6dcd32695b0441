/**
 * Checkpoints of runs: weights, velocities, position and dropout's draws, as safetensors
 * files.
 */
@NullMarked
package io.convscope.training.checkpoint;

import org.jspecify.annotations.NullMarked;

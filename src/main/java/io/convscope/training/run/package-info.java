/**
 * A single run: life cycle, files, early stopping, and recovery after a restart.
 */
@NullMarked
package io.convscope.training.run;

import org.jspecify.annotations.NullMarked;

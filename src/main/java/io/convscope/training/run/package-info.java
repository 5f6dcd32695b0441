/**
 * One run: its life cycle, its files, early stopping, and its recovery after a restart.
 */
@NullMarked
package io.convscope.training.run;

import org.jspecify.annotations.NullMarked;

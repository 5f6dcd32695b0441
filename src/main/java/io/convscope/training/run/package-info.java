/**
 * A run: its life cycle, and how it is kept on the disk.
 */
@NullMarked
package io.convscope.training.run;

import org.jspecify.annotations.NullMarked;

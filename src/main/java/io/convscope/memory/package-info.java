/**
 * The budget of heap that requests share with training, so that no sum of them takes what
 * a run needs.
 */
@NullMarked
package io.convscope.memory;

import org.jspecify.annotations.NullMarked;

/**
 * The budget of heap that requests share with training, so that no sum of them takes what
 * a run needs; and a cache of what was used last.
 */
@NullMarked
package io.convscope.memory;

import org.jspecify.annotations.NullMarked;

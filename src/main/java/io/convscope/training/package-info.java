/**
 * Training runs: their queue, life cycle, loop and metrics.
 */
@NullMarked
package io.convscope.training;

import org.jspecify.annotations.NullMarked;

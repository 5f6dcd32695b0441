/**
 * What monitoring sees of training.
 */
@NullMarked
package io.convscope.training.watch;

import org.jspecify.annotations.NullMarked;

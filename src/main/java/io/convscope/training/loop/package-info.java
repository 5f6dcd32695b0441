/**
 * Training a run from its start to its end.
 */
@NullMarked
package io.convscope.training.loop;

import org.jspecify.annotations.NullMarked;

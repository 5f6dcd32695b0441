/**
 * Live events of runs, as server-sent events.
 */
@NullMarked
package io.convscope.training.events;

import org.jspecify.annotations.NullMarked;

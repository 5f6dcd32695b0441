/**
 * What happens to runs, as it happens, over HTTP.
 */
@NullMarked
package io.convscope.training.events;

import org.jspecify.annotations.NullMarked;

/**
 * Makes metrics. Each feature has those of its own, which {@code docs/monitoring.md}
 * lists.
 */
@NullMarked
package io.convscope.metric;

import org.jspecify.annotations.NullMarked;

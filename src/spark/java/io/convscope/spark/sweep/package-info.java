/**
 * The job {@code sweep}: the runs of a sweep, each trained as the service trains it, side
 * by side.
 */
@NullMarked
package io.convscope.spark.sweep;

import org.jspecify.annotations.NullMarked;

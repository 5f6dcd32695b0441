/**
 * Convscope as a job of Apache Spark: its command line, and what its jobs have in common.
 */
@NullMarked
package io.convscope.spark;

import org.jspecify.annotations.NullMarked;

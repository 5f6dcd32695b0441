/**
 * Runs that many machines train: the process that submits them to a cluster of Apache
 * Spark, and what it tells.
 */
@NullMarked
package io.convscope.training.cluster;

import org.jspecify.annotations.NullMarked;

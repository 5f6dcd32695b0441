/**
 * What jobs learn from: the data sets of the service, read from where every machine of a
 * cluster sees them.
 */
@NullMarked
package io.convscope.spark.dataset;

import org.jspecify.annotations.NullMarked;

/**
 * A network or model held against the labelled samples of a data set.
 */
@NullMarked
package io.convscope.evaluation;

import org.jspecify.annotations.NullMarked;

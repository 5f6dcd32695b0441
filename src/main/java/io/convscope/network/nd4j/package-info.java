/**
 * Networks computed by ND4J's native operations, called one by one: each layer is a
 * stage, and each pass a list of operations on arrays that are made once. For processors
 * that oneDNN has no natives for.
 * <p>
 * Arrays are {@code [channels, pictures, rows, columns]}: so a convolution is a sum of
 * matrix products of whole batches, and what belongs to a channel is one row.
 */
@NullMarked
package io.convscope.network.nd4j;

import org.jspecify.annotations.NullMarked;

/**
 * Networks computed by Deeplearning4j's own layers, and gradients of the logits.
 */
@NullMarked
package io.convscope.network.dl4j;

import org.jspecify.annotations.NullMarked;

/**
 * Networks computed by Deeplearning4j's own layers, and the gradients of logits.
 */
@NullMarked
package io.convscope.network.dl4j;

import io.convscope.network.engine.Networks;
import org.jspecify.annotations.NullMarked;

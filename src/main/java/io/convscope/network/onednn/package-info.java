/**
 * Networks computed by oneDNN, called directly: each layer is a stage, each pass a list
 * of operations that are planned once.
 */
@NullMarked
package io.convscope.network.onednn;

import io.convscope.network.engine.Networks;
import org.jspecify.annotations.NullMarked;

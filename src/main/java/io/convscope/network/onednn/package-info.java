/**
 * Networks computed by oneDNN, called directly: each layer is a stage, and each pass a
 * list of operations that is planned once. The optimizers are here, too.
 */
@NullMarked
package io.convscope.network.onednn;

import org.jspecify.annotations.NullMarked;

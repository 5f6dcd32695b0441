/**
 * What clients of TorchServe and DJL Serving call.
 */
@NullMarked
package io.convscope.serving.torchserve;

import org.jspecify.annotations.NullMarked;

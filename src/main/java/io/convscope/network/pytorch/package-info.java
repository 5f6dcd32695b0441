/**
 * Writes networks as programs for PyTorch.
 */
@NullMarked
package io.convscope.network.pytorch;

import org.jspecify.annotations.NullMarked;

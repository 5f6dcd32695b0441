/**
 * Weights files in the safetensors format.
 */
@NullMarked
package io.convscope.model.safetensors;

import org.jspecify.annotations.NullMarked;

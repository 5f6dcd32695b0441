/**
 * Weights files as {@code torch.save} writes state dictionaries.
 */
@NullMarked
package io.convscope.model.pth;

import org.jspecify.annotations.NullMarked;

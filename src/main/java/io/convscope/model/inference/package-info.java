/**
 * Computes the answers of models, on a thread of its own.
 */
@NullMarked
package io.convscope.model.inference;

import org.jspecify.annotations.NullMarked;

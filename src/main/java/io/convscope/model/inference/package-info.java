/**
 * Inference of models, all on one thread.
 */
@NullMarked
package io.convscope.model.inference;

import org.jspecify.annotations.NullMarked;

/**
 * Frozen weights with their provenance: the store of models, the current one, and their
 * forward passes on one thread.
 */
@NullMarked
package io.convscope.model;

import org.jspecify.annotations.NullMarked;

/**
 * Trained models with their metadata, and the settings of their training.
 */
@NullMarked
package io.convscope.model;

import org.jspecify.annotations.NullMarked;

/**
 * Models: frozen weights with their provenance, and the settings that they were trained
 * with.
 */
@NullMarked
package io.convscope.model;

import org.jspecify.annotations.NullMarked;

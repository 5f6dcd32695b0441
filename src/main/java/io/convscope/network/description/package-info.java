/**
 * Networks as values: a list of layers, read from JSON and written as JSON. Each kind of
 * layer is one class, which knows its fields, shapes, parameters and arithmetic.
 */
@NullMarked
package io.convscope.network.description;

import org.jspecify.annotations.NullMarked;

/**
 * Networks as values: a list of layers, read from and written as JSON, and for each kind
 * of layer one class that knows its fields, shapes, parameters and arithmetic.
 */
@NullMarked
package io.convscope.network.description;

import io.convscope.network.engine.Networks;
import org.jspecify.annotations.NullMarked;

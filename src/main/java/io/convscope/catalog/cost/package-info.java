/**
 * What a network costs: parameters, multiply-adds and memory, and what each layer sees of
 * a picture.
 */
@NullMarked
package io.convscope.catalog.cost;

import org.jspecify.annotations.NullMarked;

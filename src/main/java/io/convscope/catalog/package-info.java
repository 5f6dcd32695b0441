/**
 * The networks that people choose from: the built-in ones and their own.
 */
@NullMarked
package io.convscope.catalog;

import org.jspecify.annotations.NullMarked;

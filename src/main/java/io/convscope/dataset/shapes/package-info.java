/**
 * The data set of painted shapes, which needs no download.
 */
@NullMarked
package io.convscope.dataset.shapes;

import org.jspecify.annotations.NullMarked;

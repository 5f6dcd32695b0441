/**
 * Data sets of the user's own pictures: kept as a folder of PNG files, changed at any
 * time.
 */
@NullMarked
package io.convscope.dataset.own;

import org.jspecify.annotations.NullMarked;

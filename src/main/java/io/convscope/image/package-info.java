/**
 * Pictures for networks, produced by center crop and area averaging, and PNG files of
 * them.
 */
@NullMarked
package io.convscope.image;

import org.jspecify.annotations.NullMarked;

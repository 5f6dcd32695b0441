/**
 * Writes the user's own data sets as archives.
 */
@NullMarked
package io.convscope.dataset.exporting;

import org.jspecify.annotations.NullMarked;

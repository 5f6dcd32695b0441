/**
 * The pictures whose maps are shown.
 */
@NullMarked
package io.convscope.inspection.picture;

import org.jspecify.annotations.NullMarked;

/**
 * Finds the picture whose feature maps are shown: a sample, an upload, or the default.
 */
@NullMarked
package io.convscope.inspection.picture;

import org.jspecify.annotations.NullMarked;

/**
 * Decodes picture files: PNG, JPEG, GIF and BMP.
 */
@NullMarked
package io.convscope.image.format;

import org.jspecify.annotations.NullMarked;

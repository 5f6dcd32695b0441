/**
 * Reads the files that people send as pictures.
 */
@NullMarked
package io.convscope.image.reading;

import org.jspecify.annotations.NullMarked;

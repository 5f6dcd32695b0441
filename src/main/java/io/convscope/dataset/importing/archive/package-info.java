/**
 * Reads the files in archives, within limits of number and size.
 */
@NullMarked
package io.convscope.dataset.importing.archive;

import org.jspecify.annotations.NullMarked;

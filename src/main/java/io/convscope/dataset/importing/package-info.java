/**
 * Reads data sets from archives, in the forms that people have them in.
 */
@NullMarked
package io.convscope.dataset.importing;

import org.jspecify.annotations.NullMarked;

/**
 * Which pixels of a picture speak for a label, as pictures and as numbers.
 */
@NullMarked
package io.convscope.explanation;

import org.jspecify.annotations.NullMarked;

/**
 * What requests ask for: their options, read from text, how to refuse those that can't
 * be, and the format of the answer.
 */
@NullMarked
package io.convscope.request;

import org.jspecify.annotations.NullMarked;

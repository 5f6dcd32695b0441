/**
 * What requests ask for: their options, read from text, and how to refuse those that
 * can't be.
 */
@NullMarked
package io.convscope.request;

import org.jspecify.annotations.NullMarked;

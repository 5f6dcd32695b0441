/**
 * Checks the configuration at the start: an invalid value or an unknown name ends the
 * start with one sentence.
 */
@NullMarked
package io.convscope.settings;

import org.jspecify.annotations.NullMarked;

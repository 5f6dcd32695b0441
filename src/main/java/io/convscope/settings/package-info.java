/**
 * Checks the configuration at startup: an invalid value or an unknown name stops the
 * startup with one sentence.
 */
@NullMarked
package io.convscope.settings;

import org.jspecify.annotations.NullMarked;

/**
 * The check of the settings at the start: a wrong value, or a name that there is not,
 * ends it with one sentence.
 */
@NullMarked
package io.convscope.settings;

import org.jspecify.annotations.NullMarked;

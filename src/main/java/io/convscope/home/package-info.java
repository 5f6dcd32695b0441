/**
 * The folder that holds all that the service keeps: its layout, its lock, and the writing
 * of files that are never half-written.
 */
@NullMarked
package io.convscope.home;

import org.jspecify.annotations.NullMarked;

/**
 * Sweeps: runs that differ in some settings, one after another, and compared.
 */
@NullMarked
package io.convscope.sweep;

import org.jspecify.annotations.NullMarked;

/**
 * Chooses the fastest engine of this machine, and makes networks with it.
 */
@NullMarked
package io.convscope.network.engine;

import org.jspecify.annotations.NullMarked;

/**
 * Makes networks, with the fastest engine of this machine.
 */
@NullMarked
package io.convscope.network.engine;

import org.jspecify.annotations.NullMarked;

/**
 * What networks that are compiled into operations, once for many passes, have in common,
 * whatever library computes these.
 */
@NullMarked
package io.convscope.network.compiled;

import org.jspecify.annotations.NullMarked;

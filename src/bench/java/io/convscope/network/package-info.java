/**
 * The part of the benchmark that looks inside the engine.
 */
@NullMarked
package io.convscope.network;

import org.jspecify.annotations.NullMarked;

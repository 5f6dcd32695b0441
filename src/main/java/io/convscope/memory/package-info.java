/**
 * The heap budget of requests, which reserves the rest of the heap for training; bytes in
 * pieces, and an LRU cache.
 */
@NullMarked
package io.convscope.memory;

import org.jspecify.annotations.NullMarked;

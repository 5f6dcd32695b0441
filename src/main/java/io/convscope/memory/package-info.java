/**
 * The budget of heap for requests, which leaves training what it needs and refuses
 * requests beyond it; and an LRU cache.
 */
@NullMarked
package io.convscope.memory;

import org.jspecify.annotations.NullMarked;

package io.convscope.network;

/**
 * One operation of a {@link Pass}, bound to the memory that it works on.
 *
 * @param name the layer and what is done, for example {@code conv2 forward}
 * @param action does it
 */
record Operation(String name, Runnable action) {
}

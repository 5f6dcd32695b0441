package io.convscope.network.description;

/**
 * A value that comes from one of the input: {@code max(0, before)} of a ReLU, the very
 * same of dropout, which drops nothing in inference.
 *
 * @param before the input's value in the same place
 */
record SingleInput(float before) implements Arithmetic {
}

package io.convscope.network.description;

/**
 * How one value of a layer comes from the layer's input. Immutable by convention: the
 * arrays are for reading only.
 */
public interface Arithmetic {

}

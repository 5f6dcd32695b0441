/**
 * Writes networks with their weights as ONNX files.
 */
@NullMarked
package io.convscope.network.onnx;

import org.jspecify.annotations.NullMarked;

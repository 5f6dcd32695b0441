/**
 * The benchmark: Convscope's engine against Deeplearning4j's own path and two builds of
 * PyTorch, each in a process of its own.
 */
package io.convscope.bench;

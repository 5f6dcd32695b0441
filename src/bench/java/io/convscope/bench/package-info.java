/**
 * The benchmark: Convscope's engine against Deeplearning4j's own path and two builds of
 * PyTorch, each in a process of its own, and the service as its users start it.
 * <p>
 * JMH has no part in it: what takes time is native code on several threads, in libraries
 * that can't share a JVM, and the rest is timed in its place by {@code StepProfile},
 * where caches are as a training step leaves them.
 */
package io.convscope.bench;

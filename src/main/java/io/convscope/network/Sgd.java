package io.convscope.network;

/**
 * Stochastic gradient descent with classical momentum: v = momentum * v + g, p = p - rate
 * * v, as in PyTorch's {@code torch.optim.SGD}.
 *
 * @param learningRate above 0
 * @param momentum from 0 up to but not 1
 */
public record Sgd(double learningRate, double momentum) {
}

package io.convscope.network;

/**
 * The optimizer: stochastic gradient descent with classical momentum: v = momentum * v +
 * g, p = p - rate * v, as in PyTorch's {@code torch.optim.SGD}. The rate is given with
 * each step.
 *
 * @param momentum from 0 up to but not 1
 */
public record Sgd(double momentum) {
}

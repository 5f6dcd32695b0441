"""Computes with PyTorch, in double precision, what three steps of each optimizer make of a small network.

python pytorch_optimizers.py > optimizers.json

Weights and pictures come from an integer hash and are rounded to float32, so that any program has the same ones.
"""
import json
import sys

import numpy
import torch
from torch import nn

from stream import unit

SALT = 5
BATCH = 4
STEPS = 3
SMOOTHING = 0.1
DECAY = 0.02
LAYERS = {
    "conv0": nn.Conv2d(3, 8, 3, padding=1),
    "relu1": nn.ReLU(),
    "conv2": nn.Conv2d(8, 8, 3, padding=1),
    "relu3": nn.ReLU(),
    "pool4": nn.MaxPool2d(2),
    "flat": nn.Flatten(),
    "dense5": nn.Linear(2048, 32),
    "relu6": nn.ReLU(),
    "dense7": nn.Linear(32, 10),
}
OPTIMIZERS = {
    "sgd": (0.05, lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9, weight_decay=DECAY)),
    "nesterov": (0.05, lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9, weight_decay=DECAY, nesterov=True)),
    "adam": (0.001, lambda p, lr: torch.optim.Adam(p, lr=lr, weight_decay=DECAY)),
}


def reset(model):
    with torch.no_grad():
        for stream, (name, parameter) in enumerate(model.named_parameters()):
            layer = LAYERS[name.split(".")[0]]
            values = (2 * unit(SALT, stream, parameter.numel()) - 1) / numpy.sqrt(layer.weight[0].numel())
            parameter.copy_(torch.tensor(values.astype(numpy.float32)).reshape(parameter.shape))


def digest(tensor):
    """What is kept of a tensor: sum, root of the sum of squares, and 16 evenly spaced values."""
    a = tensor.detach().numpy().ravel()
    at = [int(k) for k in numpy.linspace(0, a.size - 1, min(16, a.size)).astype(int)]
    return {"sum": float(a.sum()), "norm": float(numpy.sqrt((a * a).sum())), "at": at, "values": [float(a[k]) for k in at]}


def train(model, pictures, labels, rate, make):
    reset(model)
    loss_function = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    before = {name: p.detach().clone() for name, p in model.named_parameters()}
    optimizer = make(model.parameters(), rate)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = loss_function(model(pictures), labels)
        loss.backward()
        losses.append(float(loss))
        optimizer.step()
    return {"learning_rate": rate, "losses": losses,
            "moved": {name: digest(p - before[name]) for name, p in model.named_parameters()}}


def main():
    model = nn.Sequential()
    for name, layer in LAYERS.items():
        model.add_module(name, layer)
    model.double()
    pixels = numpy.floor(unit(SALT, 100, BATCH * 3072) * 256)
    pictures = (pixels.astype(numpy.float32) / numpy.float32(255)).astype(numpy.float64)
    pictures = torch.tensor(pictures).reshape(BATCH, 3, 32, 32)
    labels = [3, 8, 0, 6]
    results = {name: train(model, pictures, torch.tensor(labels), rate, make) for name, (rate, make) in OPTIMIZERS.items()}
    json.dump({"salt": SALT, "labels": labels, "label_smoothing": SMOOTHING, "weight_decay": DECAY, "momentum": 0.9,
               "optimizers": results}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()

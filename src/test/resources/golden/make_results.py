"""Reference values for any networks, computed with PyTorch in double precision.

python make_results.py networks.json > results.json

Weights, statistics and pictures come from an integer hash (see `unit`) and are rounded to float32, so that any program
can rebuild the same numbers, with no weight file. Dropout drops nothing. How to compare is told in GoldenNetworksTests.
Make them again when networks.json changes, from this folder.
"""
import json
import sys

import numpy as np
import torch
from torch import nn

from stream import unit

# chosen among 300, so that in no step a decision of a ReLU or a max pooling is close to a tie
SALTS = {"kinds": 18, "windows": 27, "deep": 187}
BATCH = 3
CLASSES = 3
DECAY = 0.01
OPTIMIZERS = {"sgd": lambda p: torch.optim.SGD(p, lr=0.003, momentum=0.9),
              "nesterov": lambda p: torch.optim.SGD(p, lr=0.003, momentum=0.9, nesterov=True, weight_decay=DECAY),
              "adam": lambda p: torch.optim.Adam(p, lr=0.001, weight_decay=DECAY)}
PICTURES = 1000  # the stream of the pictures; those of the tensors count from 0


def module(layer, shape):
    """PyTorch's module for a layer, whose input has this shape: channels, rows, columns; or values."""
    kind = layer["kind"]
    if kind == "convolution":
        return nn.Conv2d(shape[0], layer["filters"], layer["kernel"], layer["stride"], layer["padding"])
    if kind == "batchnorm":
        of = nn.BatchNorm2d if len(shape) == 3 else nn.BatchNorm1d
        return of(shape[0], eps=layer["epsilon"], momentum=layer["momentum"])
    if kind == "relu":
        return nn.ReLU()
    if kind == "leakyrelu":
        return nn.LeakyReLU(layer["slope"])
    if kind == "dropout":
        return nn.Dropout(0)
    if kind == "maxpool":
        return nn.MaxPool2d(layer["size"], layer["stride"], layer["padding"])
    if kind == "avgpool":
        return nn.AvgPool2d(layer["size"], layer["stride"], layer["padding"])
    if kind == "globalavgpool":
        return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
    if kind == "dense":
        return nn.Linear(int(np.prod(shape)), layer.get("units", CLASSES))
    raise ValueError(kind)


class Net(nn.Module):
    """A network of the layers of a description."""

    def __init__(self, description):
        super().__init__()
        picture = description["input"]
        x = torch.zeros(2, picture["channels"], picture["size"], picture["size"])
        self.names = [layer["name"] for layer in description["layers"]]
        for layer in description["layers"]:
            if layer["kind"] == "dense":
                x = x.flatten(1)
            setattr(self, layer["name"], module(layer, x.shape[1:]))
            x = getattr(self, layer["name"])(x)

    def layers(self, x):
        out = {}
        for name in self.names:
            layer = getattr(self, name)
            x = layer(x.flatten(1) if isinstance(layer, nn.Linear) else x)
            out[name] = x
        out["softmax"] = torch.softmax(x, 1)
        return out


def tensors(net):
    """The state dictionary without what counts batches."""
    return {n: t for n, t in net.state_dict().items() if not n.endswith("num_batches_tracked")}


def first_values(name, shape, fan_in, u):
    if fan_in:
        return (2 * u - 1) / np.sqrt(fan_in)
    return {"weight": 0.75 + u / 2, "bias": u - 0.5, "running_mean": u / 2 - 0.25, "running_var": 0.5 + u}[name]


def fill(net, salt):
    for stream, (name, tensor) in enumerate(tensors(net).items()):
        layer = getattr(net, name.split(".")[0])
        fan_in = 0 if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)) else int(np.prod(layer.weight.shape[1:]))
        values = first_values(name.split(".")[1], tensor.shape, fan_in, unit(salt, stream, tensor.numel()))
        tensor.copy_(torch.tensor(values.astype(np.float32)).reshape(tensor.shape))


def digest(t):
    """What is kept of a tensor: shape, sum, root of the sum of squares, and 16 evenly spaced values (C order)."""
    a = t.detach().double().numpy().ravel()
    at = [int(k) for k in np.linspace(0, a.size - 1, min(16, a.size)).astype(int)]
    return {"shape": list(t.shape), "sum": float(a.sum()), "norm": float(np.sqrt((a * a).sum())),
            "at": at, "values": [float(a[k]) for k in at]}


def digests(named):
    return {n: digest(t) for n, t in named.items()}


def start(description, salt):
    net = Net(description)
    with torch.no_grad():
        fill(net, salt)
    return net.double()


def steps(net, optimizer, x, labels):
    """What three steps of an optimizer come to."""
    before = {n: t.clone() for n, t in tensors(net).items()}
    optimizer = optimizer(net.parameters())
    losses = []
    gradients = None
    for _ in range(3):
        optimizer.zero_grad()
        loss = nn.CrossEntropyLoss()(list(net.train().layers(x).values())[-2], labels)
        loss.backward()
        losses.append(float(loss.detach()))
        gradients = gradients or digests({n: p.grad for n, p in net.named_parameters()})
        optimizer.step()
    return gradients, {"losses": losses, "moved": digests({n: t - before[n] for n, t in tensors(net).items()}),
                       "forward": digests(net.eval().layers(x))}


def results(description, salt):
    picture = description["input"]
    shape = (BATCH, picture["channels"], picture["size"], picture["size"])
    pixels = np.floor(unit(salt, PICTURES, int(np.prod(shape))) * 256).astype(np.uint8)
    x = torch.tensor(pixels.astype(np.float32) / np.float32(255)).reshape(shape).double()
    labels = torch.arange(BATCH) % CLASSES
    net = start(description, salt)
    result = {"network": description["name"], "salt": salt,
              "tensors": digests(tensors(net)), "forward": digests(net.eval().layers(x))}
    for name, optimizer in OPTIMIZERS.items():
        result["gradients"], result[name] = steps(start(description, salt), optimizer, x, labels)
    return result


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        networks = json.load(file)
    print(json.dumps({"torch": torch.__version__, "batch": BATCH, "classes": CLASSES,
                      "results": [results(each, SALTS[each["name"]]) for each in networks]}, indent=1))

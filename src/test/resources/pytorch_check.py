"""Computes in PyTorch what the article's network answers, from weights and a picture that Convscope gave.

python pytorch_check.py WEIGHTS.safetensors PICTURE.json   prints {"conv1": [...], ..., "softmax": [...]}

The picture is its 3 x 32 x 32 bytes: the red plane, the green one, the blue one, each row by row.
"""
import json
import sys

import numpy
import torch
from torch import nn


class Cifar10Model(nn.Module):
    """The network as the article writes it."""

    def __init__(self, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, kernel_size=(3, 3), stride=1, padding=1)
        self.act1 = nn.ReLU()
        self.drop1 = nn.Dropout(0.3)
        self.conv2 = nn.Conv2d(32, 32, kernel_size=(3, 3), stride=1, padding=1)
        self.act2 = nn.ReLU()
        self.pool2 = nn.MaxPool2d(kernel_size=(2, 2))
        self.flat = nn.Flatten()
        self.fc3 = nn.Linear(8192, 512)
        self.act3 = nn.ReLU()
        self.drop3 = nn.Dropout(0.5)
        self.fc4 = nn.Linear(512, classes)

    def forward(self, x):
        x = self.act1(self.conv1(x))
        x = self.drop1(x)
        x = self.act2(self.conv2(x))
        x = self.pool2(x)
        x = self.flat(x)
        x = self.act3(self.fc3(x))
        x = self.drop3(x)
        return self.fc4(x)


def read_safetensors(path):
    """Reads the file by its description alone, so that no reader forgives what another would not."""
    with open(path, "rb") as file:
        content = file.read()
    start = 8 + int.from_bytes(content[:8], "little")
    tensors = {}
    for name, entry in json.loads(content[8:start]).items():
        if name == "__metadata__":
            continue
        assert entry["dtype"] == "F32", name
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(content[start + begin:start + end], dtype="<f4")
        tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).astype("f8"))
    return tensors


def main(weights_path, picture_path):
    weights = read_safetensors(weights_path)
    model = Cifar10Model(len(weights["fc4.bias"])).double().eval()
    model.load_state_dict(weights)

    outputs = {}
    for name, layer in model.named_children():
        layer.register_forward_hook(lambda _, __, output, name=name: outputs.update({name: output}))
    with open(picture_path) as file:
        picture = torch.tensor(json.load(file), dtype=torch.float64).reshape(1, 3, 32, 32) / 255
    with torch.no_grad():
        outputs["softmax"] = torch.softmax(model(picture), dim=1)
    json.dump({name: output.flatten().tolist() for name, output in outputs.items()}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])

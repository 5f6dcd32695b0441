"""Loads the model {model} into PyTorch and tells what is in pictures: python3 predict.py picture.png ...

Needs torch, numpy and pillow.
"""
import json
import sys
from urllib.request import urlopen

import numpy
import torch
from PIL import Image, ImageOps
from torch import nn

MODEL = "{service}/models/{model}"


class Cifar10Model(nn.Module):
    """The network of machinelearningmastery.com/building-a-convolutional-neural-network-in-pytorch/"""

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
        x = self.drop1(self.act1(self.conv1(x)))
        x = self.pool2(self.act2(self.conv2(x)))
        x = self.drop3(self.act3(self.fc3(self.flat(x))))
        return self.fc4(x)


def read_safetensors(content):
    """A header's length in 8 bytes, a JSON header, then the numbers."""
    start = 8 + int.from_bytes(content[:8], "little")
    tensors = {}
    for name, entry in json.loads(content[8:start]).items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(content[start + begin:start + end], dtype="<f4").reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
    return tensors


def read_picture(path):
    """The square in the middle as 32 x 32 pixels: channel, row, column; 0 to 1."""
    picture = ImageOps.fit(Image.open(path).convert("RGB"), (32, 32), Image.BOX)
    return torch.from_numpy(numpy.array(picture)).permute(2, 0, 1) / 255


labels = json.load(urlopen(MODEL))["labels"]
model = Cifar10Model(len(labels))
model.load_state_dict(read_safetensors(urlopen(MODEL + "/weights").read()))
model.eval()

for path in sys.argv[1:]:
    with torch.no_grad():
        probabilities = torch.softmax(model(read_picture(path)[None]), dim=1)[0]
    best = probabilities.argsort(descending=True)[:3]
    print(path, ", ".join(f"{labels[i]} {probabilities[i]:.6f}" for i in best))

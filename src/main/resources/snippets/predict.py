"""Loads the model {model} into PyTorch and tells what is in pictures: python3 predict.py picture.png ...

Needs torch, numpy and pillow.
"""
import json
import os
import sys
from urllib.request import Request, urlopen

import numpy
import torch
from PIL import Image, ImageOps
from torch import nn

MODEL = "{service}/models/{model}"
SIDE = {side}  # rows and columns that the network takes
GRAY = {gray}  # whether it takes one channel in place of three


def ask(address):
    """Sends the key CONVSCOPE_KEY of the environment, for a service that asks for one."""
    return urlopen(Request(address, headers={"Authorization": "Bearer " + os.environ.get("CONVSCOPE_KEY", "")}))


{class}

def read_safetensors(content):
    """A header's length in 8 bytes, a JSON header, then the numbers."""
    start = 8 + int.from_bytes(content[:8], "little")
    tensors = {}
    for name, entry in json.loads(content[8:start]).items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(content[start + begin:start + end], dtype="<f4").reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
    return tensors


{picture}

labels = json.load(ask(MODEL))["labels"]
model = Network(len(labels))
model.load_state_dict(read_safetensors(ask(MODEL + "/weights").read()))
model.eval()

for path in sys.argv[1:]:
    with torch.no_grad():
        probabilities = torch.softmax(model(torch.from_numpy(read_picture(path))[None]), dim=1)[0]
    best = probabilities.argsort(descending=True)[:3]
    print(path, ", ".join(f"{labels[i]} {probabilities[i]:.6f}" for i in best))

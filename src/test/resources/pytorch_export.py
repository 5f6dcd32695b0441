"""Reads the files that Convscope exports.

python pytorch_export.py FOLDER NAME ...

takes FOLDER/NAME.py (a class Network), its weights FOLDER/NAME.pth and FOLDER/NAME-f16.pth, and FOLDER/NAME.json,
pictures as network input, and prints the probabilities for each picture: {NAME: {"f32": [[...], ...], "f16": ...}, ...}
"""
import json
import sys

import torch
from torch import nn


def probabilities(folder, name, suffix):
    scope = {"nn": nn}
    with open(f"{folder}/{name}.py") as file:
        exec(file.read(), scope)
    model = scope["Network"]()
    weights = torch.load(f"{folder}/{name}{suffix}.pth", weights_only=True)
    expected = torch.half if suffix else torch.float
    for key, value in weights.items():
        assert value.is_contiguous() and not value.requires_grad, key
        assert value.dtype == (torch.long if key.endswith("num_batches_tracked") else expected), key
    assert list(weights) == list(model.state_dict()), list(weights)
    model.load_state_dict(weights, strict=True)
    with open(f"{folder}/{name}.json") as file:
        pictures = torch.tensor(json.load(file))
    with torch.no_grad():
        return torch.softmax(model.eval()(pictures), dim=1).tolist()


folder, *names = sys.argv[1:]
json.dump({name: {"f32": probabilities(folder, name, ""), "f16": probabilities(folder, name, "-f16")} for name in names},
          sys.stdout)

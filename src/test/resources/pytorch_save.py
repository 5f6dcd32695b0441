"""Saves the article's network by PyTorch in the ways in which people do, and prints the probabilities for a picture of ones.

python pytorch_save.py FOLDER

writes FOLDER/good/NAME.pth, which have the weights alone, or among other things, and FOLDER/bad/NAME.pth.
"""
import collections
import json
import sys

import torch
from torch import nn

from pytorch_check import Cifar10Model

folder = sys.argv[1]


class Lightning(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model


torch.manual_seed(1)
model = Cifar10Model(10)
weights = model.state_dict()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
model(torch.ones(1, 3, 32, 32)).sum().backward()
optimizer.step()
model.eval()
flat = torch.cat([value.flatten() for value in weights.values()])
views, at = collections.OrderedDict(), 0
for name, value in weights.items():
    views[name] = flat[at:at + value.numel()].view(value.shape)
    at += value.numel()
converted = Cifar10Model(10).to(memory_format=torch.channels_last)
converted.load_state_dict(weights)
assert not converted.state_dict()["conv2.weight"].is_contiguous()

good = {
    "plain": weights,
    "dict": dict(weights),
    "views": views,
    "channels-last": converted.state_dict(),
    "parameters": dict(model.named_parameters()),
    "keep-vars": model.state_dict(keep_vars=True),
    "transposed": {name: value.t().contiguous().t() if value.dim() == 2 else value for name, value in weights.items()},
    "double": {name: value.double() for name, value in weights.items()},
    "bfloat16": {name: value.bfloat16() for name, value in weights.items()},
    "half": {name: value.half() for name, value in weights.items()},
    "parallel": nn.DataParallel(model).state_dict(),
    "lightning": {"epoch": 3, "state_dict": Lightning(model).state_dict(), "hyper_parameters": {"lr": 0.1}},
    "checkpoint": {"model": weights, "optimizer": optimizer.state_dict(), "epoch": 3, "best": 0.5, "args": None},
    "tutorial": {"epoch": 5, "model_state_dict": weights, "optimizer_state_dict": optimizer.state_dict(), "loss": 0.4},
}
for name, content in good.items():
    torch.save(content, f"{folder}/good/{name}.pth")
torch.save(model, f"{folder}/bad/module.pth")
torch.save(weights, f"{folder}/bad/legacy.pth", _use_new_zipfile_serialization=False)
torch.save(weights, f"{folder}/bad/protocol.pth", pickle_protocol=4)
torch.save(weights["conv1.weight"], f"{folder}/bad/tensor.pth")
torch.jit.script(model).save(f"{folder}/bad/program.pth")
torch.save({"state_dict": weights, "model": weights}, f"{folder}/bad/several.pth")
torch.save(dict(weights, extra=torch.ones(2)), f"{folder}/bad/extra.pth")
with torch.no_grad():
    json.dump(torch.softmax(model(torch.ones(1, 3, 32, 32)), dim=1)[0].tolist(), sys.stdout)

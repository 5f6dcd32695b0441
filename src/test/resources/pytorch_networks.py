"""Runs the programs that Convscope writes for PyTorch.

python pytorch_networks.py FOLDER NAME ...

takes FOLDER/NAME.py, FOLDER/NAME.safetensors and FOLDER/NAME.json, pictures as network input, and prints the
probabilities for each picture: {NAME: [[...], ...], ...}
"""
import importlib.util
import json
import sys

import torch


def probabilities(folder, name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), f"{folder}/{name}.py")
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    model = program.Network()
    model.load_state_dict(program.read_weights(f"{folder}/{name}.safetensors"))
    with open(f"{folder}/{name}.json") as file:
        pictures = torch.tensor(json.load(file))
    with torch.no_grad():
        return torch.softmax(model.eval()(pictures), dim=1).tolist()


folder, *names = sys.argv[1:]
json.dump({name: probabilities(folder, name) for name in names}, sys.stdout)

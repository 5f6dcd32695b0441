"""Exchanges weights with Convscope as safetensors files, and computes in PyTorch what it has to answer.

python pytorch_exchange.py FOLDER

reads FOLDER/pictures.json (each picture its 3 x 32 x 32 bytes) and FOLDER/run.safetensors (that Convscope wrote),
writes FOLDER/f32.safetensors and FOLDER/f16.safetensors, and prints the probabilities for each picture:
{"run": [[...], ...], "f32": ..., "f16": ...}
"""
import json
import sys

import numpy
import torch

from pytorch_check import Cifar10Model, read_safetensors


def write_safetensors(path, weights, dtype):
    """Writes the file by its description alone, with what other writers may put into it."""
    header, numbers = {"__metadata__": {"format": "pt"}}, b""
    # another order than the network's, as the format's own library has it
    for name in sorted(weights, reverse=True):
        content = weights[name].numpy().astype({"F32": "<f4", "F16": "<f2"}[dtype]).tobytes()
        header[name] = {"dtype": dtype, "shape": list(weights[name].shape),
                        "data_offsets": [len(numbers), len(numbers) + len(content)]}
        numbers += content
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + numbers)


def probabilities(weights, pictures):
    model = Cifar10Model(len(weights["fc4.bias"])).double().eval()
    model.load_state_dict({name: values.double() for name, values in weights.items()})
    with torch.no_grad():
        return torch.softmax(model(pictures), dim=1).tolist()


def main(folder):
    with open(folder + "/pictures.json") as file:
        pictures = torch.tensor(json.load(file), dtype=torch.float64).reshape(-1, 3, 32, 32) / 255
    torch.manual_seed(1)
    single = Cifar10Model(10).state_dict()
    # fresh weights hardly tell pictures apart
    single["fc4.weight"] = single["fc4.weight"] * 50
    half = {name: torch.from_numpy(values.numpy().astype("f2").astype("f4")) for name, values in single.items()}
    write_safetensors(folder + "/f32.safetensors", single, "F32")
    write_safetensors(folder + "/f16.safetensors", half, "F16")
    json.dump({"run": probabilities(read_safetensors(folder + "/run.safetensors"), pictures),
               "f32": probabilities(single, pictures), "f16": probabilities(half, pictures)}, sys.stdout)


main(*sys.argv[1:])

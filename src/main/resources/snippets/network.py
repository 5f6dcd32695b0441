"""The network of the model {model}, for the weights of {service}/models/{model}/weights:

    model = Network()
    model.load_state_dict(read_weights("{model}.safetensors"))
    model.eval()

It takes pictures as picture, channel, row, column with values from 0 to 1, and computes a logit for each label.
"""
import json

import numpy
import torch
from torch import nn

LABELS = {labels}


{class}

def read_weights(path):
    """Reads a safetensors file: a header's length in 8 bytes, a JSON header, then the numbers."""
    with open(path, "rb") as file:
        content = file.read()
    start = 8 + int.from_bytes(content[:8], "little")
    tensors = {}
    for name, entry in json.loads(content[8:start]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            dtype = {"F32": "<f4", "F16": "<f2"}[entry["dtype"]]
            values = numpy.frombuffer(content[start + begin:start + end], dtype=dtype).reshape(entry["shape"])
            tensors[name] = torch.from_numpy(values.astype("float32"))
    return tensors

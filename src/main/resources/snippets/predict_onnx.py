"""Computes the model {model} by ONNX Runtime and tells what is in pictures: python3 predict_onnx.py picture.png ...

Needs onnxruntime, numpy and pillow.
"""
import json
import os
import sys
from urllib.request import Request, urlopen

import numpy
import onnxruntime
from PIL import Image, ImageOps

MODEL = "{service}/models/{model}"
SIDE = {side}  # rows and columns that the network takes
GRAY = {gray}  # whether it takes one channel in place of three


def ask(address):
    """Sends the key CONVSCOPE_KEY of the environment, for a service that asks for one."""
    return urlopen(Request(address, headers={"Authorization": "Bearer " + os.environ.get("CONVSCOPE_KEY", "")}))


{picture}

session = onnxruntime.InferenceSession(ask(MODEL + "/weights?format=onnx").read(), providers=["CPUExecutionProvider"])
labels = json.loads(session.get_modelmeta().custom_metadata_map["labels"])

for path in sys.argv[1:]:
    probabilities = session.run(["probabilities"], {"input": read_picture(path)[None]})[0][0]
    best = probabilities.argsort()[::-1][:3]
    print(path, ", ".join(f"{labels[i]} {probabilities[i]:.6f}" for i in best))

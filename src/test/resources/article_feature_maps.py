"""What the second script of the article does with the file that the first one saves.

python article_feature_maps.py

loads cifar10model.pth from the current folder, and prints the mean of each of conv1's maps of a picture of ones.
"""
import json
import sys

import torch

from pytorch_check import Cifar10Model

model = Cifar10Model(10)
model.load_state_dict(torch.load("cifar10model.pth"))
model.eval()
with torch.no_grad():
    feature_maps = model.conv1(torch.ones(1, 3, 32, 32))
json.dump(feature_maps.mean(dim=(2, 3))[0].tolist(), sys.stdout)

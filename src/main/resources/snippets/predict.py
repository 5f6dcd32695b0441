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
SIDE = {side}  # rows and columns that the network takes
GRAY = {gray}  # whether it takes one channel in place of three


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


def read_picture(path):
    """The square in the middle as the service sees it, SIDE x SIDE pixels: channel, row, column; 0 to 1."""
    from io import BytesIO
    from PIL import ImageCms

    with open(path, "rb") as file:
        depth = file.read(25)[-1]  # of a PNG
    picture = Image.open(path)
    # of a GIF, the part of the screen that its first frame covers
    frame = picture.tile[0][1] if picture.format == "GIF" else None
    profile, transparent = picture.info.get("icc_profile"), picture.info.get("transparency")
    picture = ImageOps.exif_transpose(picture)
    opacity = 255
    if picture.mode in ("1", "L") or picture.mode.startswith("I"):
        most = 65535 if picture.mode.startswith("I") else 255
        grey = numpy.array(picture).astype(int) * (255 if picture.mode == "1" else 1)
        if isinstance(transparent, int):
            opacity = 255 * (grey != transparent * most // (2 ** depth - 1))
        picture = Image.fromarray((grey * 255 / most + 0.5).astype("uint8"))
    elif picture.mode == "LA":
        picture, opacity = picture.getchannel("L"), numpy.array(picture.getchannel("A"))
    elif picture.mode == "RGB" and isinstance(transparent, tuple):
        colour = [value >> 8 if depth == 16 else value for value in transparent]
        opacity = 255 * (numpy.array(picture) != colour).any(axis=2)
    elif picture.mode not in ("RGB", "CMYK"):
        picture = picture.convert("RGBA")
        opacity = numpy.array(picture.getchannel("A"))
        picture = picture.convert("RGB")
    if profile:
        try:
            colours = ImageCms.ImageCmsProfile(BytesIO(profile))
            if picture.mode == "L" and colours.profile.xcolor_space == "RGB ":
                picture = picture.convert("RGB")
            picture = ImageCms.profileToProfile(picture, colours, ImageCms.createProfile("sRGB"), outputMode="RGB",
                                                renderingIntent=ImageCms.getDefaultIntent(colours))
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that can't be read, or is for other colours
    shade = (255 - numpy.array(picture.convert("RGB")).astype("float32")) * (numpy.float32(opacity) / 255)[..., None]
    if frame:
        outside = numpy.ones(shade.shape[:2], bool)
        outside[frame[1]:frame[3], frame[0]:frame[2]] = False
        shade[outside] = 0
    side = min(shade.shape[:2])
    top, left = (shade.shape[0] - side) // 2, (shade.shape[1] - side) // 2
    # how much each pixel counts in each of the SIDE: the area that it covers, or between two when there are fewer
    target, source = numpy.arange(SIDE)[:, None], numpy.arange(side)
    if side < SIDE:
        shares = numpy.clip(1 - abs(numpy.clip((target + 0.5) * side / SIDE - 0.5, 0, side - 1) - source), 0, 1)
    else:
        shares = numpy.clip(numpy.minimum((target + 1) * side, (source + 1) * SIDE)
                            - numpy.maximum(target * side, source * SIDE), 0, SIDE) / side
    shares = shares.astype("float32")
    square = shade[top:top + side, left:left + side]
    planes = [255.5 - shares @ square[:, :, i] @ shares.T for i in range(3)]
    if GRAY:
        planes = [0.299 * planes[0] + 0.587 * planes[1] + 0.114 * planes[2]]
    picture = numpy.stack(planes, axis=2).astype("uint8")
    return torch.from_numpy(numpy.array(picture)).permute(2, 0, 1) / 255


labels = json.load(urlopen(MODEL))["labels"]
model = Network(len(labels))
model.load_state_dict(read_safetensors(urlopen(MODEL + "/weights").read()))
model.eval()

for path in sys.argv[1:]:
    with torch.no_grad():
        probabilities = torch.softmax(model(read_picture(path)[None]), dim=1)[0]
    best = probabilities.argsort(descending=True)[:3]
    print(path, ", ".join(f"{labels[i]} {probabilities[i]:.6f}" for i in best))

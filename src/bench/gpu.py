"""An epoch of CIFAR-10 by PyTorch on a GPU: as src/bench/gpu runs it, with the settings of the article.

Usage: gpu.py NETWORK ARCHIVE, where NETWORK is the file that GET /models/{id}/network?format=pytorch answers.
"""

import runpy
import sys
import tarfile
import time

import numpy
import torch

PICTURE = 1 + 3 * 32 * 32


def read(archive, names):
    rows = numpy.concatenate([
        numpy.frombuffer(archive.extractfile("cifar-10-batches-bin/" + name).read(), numpy.uint8).reshape(-1, PICTURE)
        for name in names])
    pictures = torch.from_numpy(rows[:, 1:].astype(numpy.float32) / 255).reshape(-1, 3, 32, 32)
    return pictures.to(device), torch.from_numpy(rows[:, 0].astype(numpy.int64)).to(device)


def epoch(network, optimizer, pictures, labels):
    """Trains, and returns pictures a second."""
    network.train()
    loss = torch.nn.CrossEntropyLoss()
    start = time.monotonic()
    for batch in torch.randperm(len(labels), device=device).split(32):
        optimizer.zero_grad()
        loss(network(pictures[batch]), labels[batch]).backward()
        optimizer.step()
    if device == "cuda":
        torch.cuda.synchronize()
    return len(labels) / (time.monotonic() - start)


device = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(1)
network = runpy.run_path(sys.argv[1])["Network"]().to(device)
optimizer = torch.optim.SGD(network.parameters(), lr=0.001, momentum=0.9)
with tarfile.open(sys.argv[2]) as archive:
    train = read(archive, [f"data_batch_{i}.bin" for i in range(1, 6)])
    test = read(archive, ["test_batch.bin"])
# the first steps choose and load the kernels
epoch(network, optimizer, train[0][:640], train[1][:640])
rate = epoch(network, optimizer, *train)
network.eval()
with torch.no_grad():
    right = sum((network(p).argmax(1) == l).sum().item() for p, l in zip(test[0].split(1000), test[1].split(1000)))
print(f"{rate:.0f} pictures a second on {device}, test accuracy {right / len(test[1])}")

"""Stands in for ONNX Runtime where only onnx and torch are there: as much of it as the program for it uses.

That the files mean the same to the real one is tested from Java.
"""
from types import SimpleNamespace

import onnx
import torch
from onnx import helper, numpy_helper
from torch.nn import functional


def sliding(attributes):
    rows, columns, *rest = attributes["pads"]
    assert rest == [rows, columns], attributes
    return {"kernel_size": attributes["kernel_shape"], "stride": attributes["strides"], "padding": (rows, columns)}


def convolution(x, weight, bias, attributes):
    window = sliding(attributes)
    assert list(weight.shape[2:]) == window.pop("kernel_size"), attributes
    return functional.conv2d(x, weight, bias, **window)


def normalization(x, weight, bias, mean, variance, attributes):
    return functional.batch_norm(x, mean, variance, weight, bias, eps=attributes["epsilon"])


OPERATORS = {
    "AveragePool": lambda x, attributes: functional.avg_pool2d(x, **sliding(attributes)),
    "BatchNormalization": normalization,
    "Conv": convolution,
    "Flatten": lambda x, attributes: x.flatten(attributes["axis"]),
    "Gemm": lambda x, weight, bias, attributes: functional.linear(x, weight, bias),
    "GlobalAveragePool": lambda x, attributes: x.mean((2, 3), keepdim=True),
    "LeakyRelu": lambda x, attributes: functional.leaky_relu(x, attributes["alpha"]),
    "MaxPool": lambda x, attributes: functional.max_pool2d(x, **sliding(attributes)),
    "Relu": lambda x, attributes: functional.relu(x),
    "Softmax": lambda x, attributes: functional.softmax(x, attributes["axis"]),
}


class InferenceSession:

    def __init__(self, content, providers):
        assert providers == ["CPUExecutionProvider"], providers
        self.model = onnx.load_from_string(content)

    def get_modelmeta(self):
        return SimpleNamespace(custom_metadata_map={each.key: each.value for each in self.model.metadata_props})

    def run(self, outputs, inputs):
        graph = self.model.graph
        values = {each.name: torch.tensor(numpy_helper.to_array(each)) for each in graph.initializer}
        values.update((name, torch.from_numpy(each)) for name, each in inputs.items())
        with torch.no_grad():
            for node in graph.node:
                attributes = {each.name: helper.get_attribute_value(each) for each in node.attribute}
                values[node.output[0]] = OPERATORS[node.op_type](*[values[name] for name in node.input], attributes)
        return [values[name].numpy() for name in outputs]

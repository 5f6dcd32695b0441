"""Checks ONNX files by ONNX's own checker, which infers the shapes, too: python onnx_check.py FILE ..."""
import sys

import onnx

for path in sys.argv[1:]:
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    assert model.opset_import[0].version == 13 and model.ir_version == 7, model.opset_import
    names = [value.name for value in onnx.shape_inference.infer_shapes(model, strict_mode=True).graph.value_info]
    assert len(names) == len(model.graph.node) - 2, names
    print(path)

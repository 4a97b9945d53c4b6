"""The static model as an ONNX graph.

    rows, int8   each row with its own scale, so that rare, long rows do not coarsen the frequent, short ones
    the graph    Gather → Cast → (scale · mask · damping)ᵀ · rows → length 1; the output is the finished vector [texts, dimensions]
"""

from __future__ import annotations

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

IR_VERSION, OPSET = 8, 13  # what onnxruntime-node 1.14 reads


def quantise(rows: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """int8 values, and a scale for each row."""
    scale = numpy.abs(rows).max(axis=1, keepdims=True) / 127
    scale[scale == 0] = 1
    return numpy.round(rows / scale).astype(numpy.int8), scale.astype(numpy.float32)


def build_graph(rows: numpy.ndarray, repetition: float) -> onnx.ModelProto:
    table, scale = quantise(rows)
    constants = {"table": table, "scale": scale, "row_axis": numpy.array([1]), "word_axis": numpy.array([2]), "tiny": numpy.array(1e-9, numpy.float32)}
    nodes = [
        ("Gather", ["table", "input_ids"], "bytes", {"axis": 0}),
        ("Cast", ["bytes"], "rows", {"to": TensorProto.FLOAT}),
        ("Gather", ["scale", "input_ids"], "scales", {"axis": 0}),
        ("Cast", ["attention_mask"], "mask", {"to": TensorProto.FLOAT}),
        ("Unsqueeze", ["mask", "word_axis"], "mask_column", {}),
        ("Mul", ["scales", "mask_column"], "plain_weights", {}),
    ]
    weights = "plain_weights"
    if repetition != 1:  # a token that occurs n times has n rows of weight n ** (repetition - 1)
        constants["exponent"] = numpy.array(repetition - 1, numpy.float32)
        nodes += [
            ("Unsqueeze", ["input_ids", "row_axis"], "ids_across", {}),
            ("Unsqueeze", ["input_ids", "word_axis"], "ids_down", {}),
            ("Equal", ["ids_down", "ids_across"], "same", {}),
            ("Cast", ["same"], "same_number", {"to": TensorProto.FLOAT}),
            ("ReduceSum", ["same_number", "word_axis"], "counts", {"keepdims": 1}),
            ("Pow", ["counts", "exponent"], "damping", {}),
            ("Mul", ["plain_weights", "damping"], "weights", {}),
        ]
        weights = "weights"
    nodes += [
        ("Transpose", [weights], "weights_across", {"perm": [0, 2, 1]}),
        ("MatMul", ["weights_across", "rows"], "summed", {}),
        ("Squeeze", ["summed", "row_axis"], "vector", {}),
        ("ReduceL2", ["vector"], "length", {"axes": [1], "keepdims": 1}),
        ("Max", ["length", "tiny"], "safe_length", {}),
        ("Div", ["vector", "safe_length"], "last_hidden_state", {}),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"]) for name in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["texts", rows.shape[1]])
    graph = helper.make_graph(
        [helper.make_node(kind, given, [made], **more) for kind, given, made, more in nodes], "kunta-static", inputs, [output],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="kuntaopas")
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model

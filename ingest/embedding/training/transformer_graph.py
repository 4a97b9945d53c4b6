"""The transformer as an ONNX graph: traced by torch, its large matrices int8 with a scale for each row.

The weights alone are int8: the runtime multiplies in fp32, so JavaScript computes what Python computes with the rounded
weights. `round_weights` gives Python those.
"""

from __future__ import annotations

import io

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from static_graph import IR_VERSION, OPSET, quantise

LARGE = 4096  # numbers in a matrix that is worth rounding


@torch.no_grad()
def round_weights(encoder: torch.nn.Module) -> torch.nn.Module:
    for weight in encoder.parameters():
        if weight.dim() == 2 and weight.numel() > LARGE:
            values, scale = quantise(weight.numpy())
            weight.copy_(torch.from_numpy(values * scale))
    return encoder


def store_as_bytes(graph: onnx.GraphProto) -> None:
    """Initialisers → int8 values and scales, multiplied when the graph is loaded."""
    made = []
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.ndim != 2 or values.size <= LARGE or values.dtype != "float32":
            continue
        turned = not any(tensor.name in node.input and node.op_type == "Gather" for node in graph.node)
        numbers, scale = quantise(values.T.copy() if turned else values)  # linear layers are traced the other way round
        parts = (numbers.T.copy(), scale.T.copy()) if turned else (numbers, scale)
        graph.initializer.remove(tensor)
        graph.initializer.extend(numpy_helper.from_array(part, f"{tensor.name}.{kind}") for part, kind in zip(parts, ("bytes", "scale")))
        made += [
            helper.make_node("Cast", [f"{tensor.name}.bytes"], [f"{tensor.name}.numbers"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{tensor.name}.numbers", f"{tensor.name}.scale"], [tensor.name]),
        ]
    nodes = [*made, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def build_transformer_graph(encoder: torch.nn.Module) -> onnx.ModelProto:
    pooled, written = round_weights(encoder).pooled.eval(), io.BytesIO()
    example = torch.full((2, 8), 5)
    names = ["input_ids", "attention_mask"]
    torch.onnx.export(
        pooled, (example, torch.ones_like(example)), written, input_names=names, output_names=["last_hidden_state"],
        opset_version=OPSET, dynamic_axes={**{name: {0: "texts", 1: "tokens"} for name in names}, "last_hidden_state": {0: "texts"}},
    )
    model = onnx.load_from_string(written.getvalue())
    store_as_bytes(model.graph)
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model

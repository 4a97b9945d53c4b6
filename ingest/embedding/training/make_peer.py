"""A model of multilingual-e5-small's shape with random weights: what our model's speed is compared with.

    python3 make_peer.py --model ../model/kunta-static-v2 --out WORK/e5-small-shape

12 layers, 384 wide, 12 heads, 1,536 in between, 250,037 pieces (Wang et al. 2024, arXiv:2402.05672), quantised as the models
that transformers.js loads are: int8 weights, inputs of the linear layers rounded to int8 as they come. It shares our
tokenizer, so that both get the same tokens.
"""

from __future__ import annotations

import argparse
import io
import shutil
from pathlib import Path

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from export_onnx import write_json
from static_graph import IR_VERSION, OPSET
from transformer import Stack
from transformer_graph import store_as_bytes

VOCABULARY, WIDTH, LAYERS, HEADS, LONGEST = 250_037, 384, 12, 12, 514


class Peer(nn.Module):
    def __init__(self):
        super().__init__()
        self.stack = Stack(VOCABULARY, WIDTH, LAYERS, HEADS, LONGEST)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
        return self.stack(input_ids + token_type_ids * 0, attention_mask)


def multiply_in_bytes(graph: onnx.GraphProto) -> None:
    """MatMul with constant weights → MatMulInteger, as onnxruntime's dynamic quantisation writes it."""
    weights = {tensor.name: tensor for tensor in graph.initializer}
    nodes = []
    for node in graph.node:
        if node.op_type != "MatMul" or node.input[1] not in weights:
            nodes.append(node)
            continue
        tensor, name = weights[node.input[1]], node.output[0]
        values = numpy_helper.to_array(tensor)
        scale = numpy.float32(numpy.abs(values).max() / 127)
        graph.initializer.remove(tensor)
        graph.initializer.extend([
            numpy_helper.from_array(numpy.round(values / scale).astype(numpy.int8), f"{name}.bytes"),
            numpy_helper.from_array(numpy.array(scale), f"{name}.scale"),
        ])
        for kind, inputs, outputs in (
            ("DynamicQuantizeLinear", [node.input[0]], [f"{name}.input", f"{name}.step", f"{name}.zero"]),
            ("MatMulInteger", [f"{name}.input", f"{name}.bytes", f"{name}.zero"], [f"{name}.sum"]),
            ("Mul", [f"{name}.step", f"{name}.scale"], [f"{name}.both"]),
        ):
            nodes.append(helper.make_node(kind, inputs, outputs))
        nodes.append(helper.make_node("Cast", [f"{name}.sum"], [f"{name}.number"], to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [f"{name}.number", f"{name}.both"], [name]))
    del graph.node[:]
    graph.node.extend(nodes)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--model", type=Path, required=True, help="our model folder, for its tokenizer")
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    torch.manual_seed(1)
    (given.out / "onnx").mkdir(parents=True, exist_ok=True)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(given.model / name, given.out / name)
    write_json(given.out / "config.json", {"model_type": "bert", "hidden_size": WIDTH, "vocab_size": VOCABULARY})
    example, written = torch.ones(2, 8, dtype=torch.int64), io.BytesIO()
    names = ["input_ids", "attention_mask", "token_type_ids"]
    torch.onnx.export(
        Peer().eval(), (example, example, example * 0), written, input_names=names, output_names=["last_hidden_state"],
        opset_version=OPSET, dynamic_axes={name: {0: "texts", 1: "tokens"} for name in (*names, "last_hidden_state")},
    )
    model = onnx.load_from_string(written.getvalue())
    multiply_in_bytes(model.graph)
    store_as_bytes(model.graph)  # the tables of pieces and places
    model.ir_version = IR_VERSION
    onnx.save(model, str(given.out / "onnx" / "model_quantized.onnx"))
    print(f"{given.out}: {(given.out / 'onnx' / 'model_quantized.onnx').stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()

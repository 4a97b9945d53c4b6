"""Checkpoint → model folder for transformers.js: config.json, tokenizer.json, tokenizer_config.json, onnx/model_quantized.onnx.

    rows, int8   each row with its own scale, so that rare, long rows do not coarsen the frequent, short ones
    the graph    Gather → Cast → (scale · mask · damping)ᵀ · rows → length 1; the output is the finished vector [texts, dimensions]

Pooling is in the graph because transformers.js 2.17 pools in JavaScript, which costs four times as much as all the rest.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

from model import Embedder, read_checkpoint

IR_VERSION, OPSET = 8, 13  # what onnxruntime-node 1.14 reads
MOST_BYTES = 25_000_000
FIXTURE_DIMENSIONS = 64


def quantise(rows: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
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


def write_json(path: Path, value: dict, indent: int | None = 1) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


def export(checkpoint: Path, out: Path) -> None:
    encoder, _ = read_checkpoint(checkpoint)
    if encoder.shape.kind != "static":
        raise SystemExit("Only the static encoder is exported here; a transformer goes through torch.onnx.export.")
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    rows, shape = encoder.rows.detach().numpy(), encoder.shape
    onnx.save(build_graph(rows, shape.repetition), str(out / "onnx" / "model_quantized.onnx"))
    shutil.copy(checkpoint.parent / "tokenizer.json", out / "tokenizer.json")
    write_json(out / "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizer", "model_max_length": Embedder.LONGEST, "unk_token": "<unk>", "pad_token": "<pad>",
    })
    write_json(out / "config.json", {
        "model_type": "bert", "architectures": ["BertModel"], "hidden_size": shape.dimensions, "vocab_size": shape.vocabulary,
        "kuntaopas": {"pooling": "none", "normalize": False, "dimensions": shape.dimensions, "repetition": shape.repetition},
    })
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{out}: {size / 1e6:.2f} MB")
    if size > MOST_BYTES:
        raise SystemExit(f"The model folder has {size} bytes, more than {MOST_BYTES}: fewer pieces or dimensions.")


def write_references(model: Path, sentences: Path, fixture: Path, full: Path | None) -> None:
    """What Python computes for the sentences: ids and vectors that JavaScript must give as well."""
    texts = [line for line in sentences.read_text(encoding="utf-8").split("\n") if line]
    embedder = Embedder(model)
    vectors = embedder.embed(texts)

    def rows(dimensions: int) -> list[dict]:
        return [
            {"text": text, "ids": embedder.tokenizer.encode(text), "norm": round(float(numpy.linalg.norm(vector)), 4),
             "vector": [round(float(value), 4) for value in vector[:dimensions]]}
            for text, vector in zip(texts, vectors)
        ]

    written = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows(FIXTURE_DIMENSIONS)]
    fixture.write_text("[\n" + ",\n".join(written) + "\n]\n", encoding="utf-8")
    if full:
        write_json(full, rows(vectors.shape[1]), indent=None)
    print(f"{fixture}: {len(texts)} sentences, {fixture.stat().st_size / 1e3:.0f} kB")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--checkpoint", type=Path, required=True, help="x.pt, with tokenizer.json beside")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--sentences", type=Path, default=Path(__file__).parent / "fixtures" / "sentences.txt")
    arguments.add_argument("--fixture", type=Path, default=Path(__file__).parent / "fixtures" / "reference-vectors.json")
    arguments.add_argument("--full", type=Path, help="write the references with all dimensions here too, for check-transformers-js.mjs")
    given = arguments.parse_args()
    export(given.checkpoint, given.out)
    write_references(given.out, given.sentences, given.fixture, given.full)


if __name__ == "__main__":
    main()

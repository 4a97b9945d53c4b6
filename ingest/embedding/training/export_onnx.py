"""Checkpoint → model folder for transformers.js: config.json, tokenizer.json, tokenizer_config.json, onnx/model_quantized.onnx.

Pooling is in the graph because transformers.js 2.17 pools in JavaScript, which costs four times as much as all the rest of
the static model.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy
import onnx

from model import Embedder, read_checkpoint
from static_graph import build_graph
from transformer_graph import build_transformer_graph, round_weights

MOST_BYTES = 25_000_000
FIXTURE_DIMENSIONS = 64


def write_json(path: Path, value: dict, indent: int | None = 1) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


def export(checkpoint: Path, out: Path) -> None:
    encoder, _ = read_checkpoint(checkpoint)
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    shape = encoder.shape
    graph = build_graph(encoder.rows.detach().numpy(), shape.repetition) if shape.kind == "static" else build_transformer_graph(encoder)
    onnx.save(graph, str(out / "onnx" / "model_quantized.onnx"))
    shutil.copy(checkpoint.parent / "tokenizer.json", out / "tokenizer.json")
    write_json(out / "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizer", "model_max_length": Embedder.LONGEST, "unk_token": "<unk>", "pad_token": "<pad>",
    })
    write_json(out / "config.json", {
        "model_type": "bert", "architectures": ["BertModel"], "hidden_size": shape.dimensions, "vocab_size": shape.vocabulary,
        "kuntaopas": {"pooling": "none", "normalize": False, "kind": shape.kind, "dimensions": shape.dimensions, "repetition": shape.repetition},
    })
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{out}: {size / 1e6:.2f} MB")
    if size > MOST_BYTES:
        raise SystemExit(f"The model folder has {size} bytes, more than {MOST_BYTES}: fewer pieces or dimensions.")


def reference_of(checkpoint: Path, out: Path) -> Embedder:
    """What the exported graph computes, in Python: with the same rounded weights."""
    static = json.loads((out / "config.json").read_text(encoding="utf-8"))["kuntaopas"]["kind"] == "static"
    return Embedder(out) if static else Embedder(checkpoint, round_weights)


def write_references(embedder: Embedder, sentences: Path, fixture: Path, full: Path | None) -> None:
    """What Python computes for the sentences: ids and vectors that JavaScript must give as well."""
    texts = [line for line in sentences.read_text(encoding="utf-8").split("\n") if line]
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
    write_references(reference_of(given.checkpoint, given.out), given.sentences, given.fixture, given.full)


if __name__ == "__main__":
    main()

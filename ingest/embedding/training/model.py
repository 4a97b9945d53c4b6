"""The encoders: token ids of some texts → one vector each. Two kinds behind one call, chosen by a name in the settings.

    static       sum of the token vectors, each text's repeated tokens damped; the length of a row is the token's weight
    transformer  the same tokens through a few attention layers, then the mean (transformer.py)

Both take `ids` (all tokens, end to end) and `offsets` (where each text starts), and return vectors of length 1.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Callable

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

from tokenizer import UNKNOWN, Tokenizer
from transformer import TINY, TransformerEncoder


@dataclass(frozen=True)
class Shape:
    kind: str = "static"
    vocabulary: int = 44_000
    dimensions: int = 512
    repetition: float = 1.0  # a token that occurs n times counts n ** repetition
    layers: int = 4  # the transformer's
    heads: int = 6
    longest: int = 256


def merge_repeated(ids: numpy.ndarray, offsets: numpy.ndarray, vocabulary: int, repetition: float):
    """Each text's distinct tokens with weights: (ids, offsets, weights). Padding and unknown tokens are left out."""
    texts = numpy.repeat(numpy.arange(len(offsets)), numpy.diff(numpy.append(offsets, len(ids))))
    kept = ids > UNKNOWN
    keys, counts = numpy.unique(texts[kept].astype(numpy.int64) * vocabulary + ids[kept], return_counts=True)
    starts = numpy.searchsorted(keys, numpy.arange(len(offsets), dtype=numpy.int64) * vocabulary)
    return keys % vocabulary, starts, counts.astype(numpy.float32) ** numpy.float32(repetition)


class StaticEncoder(nn.Module):
    def __init__(self, shape: Shape, start: torch.Tensor | None = None):
        super().__init__()
        self.shape = shape
        rows = torch.randn(shape.vocabulary, shape.dimensions) / shape.dimensions**0.5 if start is None else start
        rows[: UNKNOWN + 1] = 0
        self.rows = nn.Parameter(rows)

    def forward(self, ids: numpy.ndarray, offsets: numpy.ndarray) -> torch.Tensor:
        merged, starts, weights = merge_repeated(ids, offsets, self.shape.vocabulary, self.shape.repetition)
        merged, starts, weights = (torch.from_numpy(one).to(self.rows.device) for one in (merged, starts, weights))
        summed = functional.embedding_bag(merged, self.rows, starts, mode="sum", per_sample_weights=weights)
        return functional.normalize(summed, dim=1, eps=TINY)


def make_encoder(shape: Shape, start: torch.Tensor | None = None) -> nn.Module:
    return StaticEncoder(shape, start) if shape.kind == "static" else TransformerEncoder(shape)


def save_checkpoint(path: Path, encoder: nn.Module, **more) -> None:
    """Written beside and renamed, so that a killed run leaves the checkpoint before it whole."""
    torch.save({"shape": asdict(encoder.shape), "weights": encoder.state_dict(), **more}, f"{path}.part")
    Path(f"{path}.part").rename(path)


def read_checkpoint(path: Path) -> tuple[nn.Module, dict]:
    saved = torch.load(path, map_location="cpu")
    encoder = make_encoder(Shape(**saved["shape"]))
    encoder.load_state_dict(saved["weights"])
    return encoder, saved


class Embedder:
    """Texts → vectors, from a checkpoint (x.pt with tokenizer.json beside) or from a static model's folder as it is shipped."""

    LONGEST = 512  # as model_max_length in tokenizer_config.json

    def __init__(self, path: Path, change: Callable[[nn.Module], nn.Module] = lambda encoder: encoder):
        if path.suffix == ".pt":
            self.tokenizer = Tokenizer.read(path.parent / "tokenizer.json")
            self._encoder = change(read_checkpoint(path)[0]).eval()
        else:
            self.tokenizer = Tokenizer.read(path / "tokenizer.json")
            self._encoder = read_model_folder(path)

    def embed(self, texts: list[str]) -> numpy.ndarray:
        batch = 2048 if self._encoder.shape.kind == "static" else 32
        parts = []
        for begin in range(0, len(texts), batch):
            tokens = [self.tokenizer.encode(text)[: self.LONGEST] for text in texts[begin : begin + batch]]
            lengths = numpy.array([len(part) for part in tokens])
            ids = numpy.array([token for part in tokens for token in part], dtype=numpy.int64)
            with torch.no_grad():
                parts.append(self._encoder(ids, numpy.cumsum(lengths) - lengths).numpy())
        return numpy.concatenate(parts)


def read_model_folder(folder: Path) -> StaticEncoder:
    """The int8 rows and scales out of the graph: what the shipped model computes, without an ONNX runtime."""
    graph = onnx.load(str(folder / "onnx" / "model_quantized.onnx")).graph
    found = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    rows = found["table"].astype(numpy.float32) * found["scale"].reshape(-1, 1).astype(numpy.float32)
    described = json.loads((folder / "config.json").read_text()).get("kuntaopas", {})
    shape = Shape(vocabulary=len(rows), dimensions=rows.shape[1], repetition=described.get("repetition", 1.0))
    return StaticEncoder(shape, torch.from_numpy(rows))

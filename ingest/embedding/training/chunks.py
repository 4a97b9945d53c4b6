"""Loss over a large batch in bounded memory: vectors first, then the gradient of one chunk of texts after the other.

As in Gao et al. 2021 (arXiv:2101.06983): the loss needs all vectors of a batch at once, the encoder does not. The vectors
are made without a graph; the loss gives their gradients; each chunk is then encoded again and its part goes through.
"""

from __future__ import annotations

from typing import Callable

import numpy
import torch

Side = tuple[numpy.ndarray, numpy.ndarray]  # ids, offsets


def cut(side: Side, longest: int, most_tokens: int) -> list[numpy.ndarray]:
    """Numbers of texts, like lengths together, so many that their padded tokens stay below the limit."""
    ids, offsets = side
    lengths = numpy.minimum(numpy.diff(numpy.append(offsets, len(ids))), longest)
    chunks, begin = [], 0
    order = numpy.argsort(lengths, kind="stable")
    for end in range(1, len(order) + 1):
        if end == len(order) or (end + 1 - begin) * max(1, lengths[order[end]]) > most_tokens:
            chunks.append(order[begin:end])
            begin = end
    return chunks


def pick(side: Side, texts: numpy.ndarray) -> Side:
    ids, offsets = side
    parts = [ids[begin:end] for begin, end in zip(offsets[texts], numpy.append(offsets, len(ids))[texts + 1])]
    lengths = numpy.array([len(part) for part in parts])
    return numpy.concatenate(parts), numpy.cumsum(lengths) - lengths


def embed_in_chunks(encoder: torch.nn.Module, side: Side, most_tokens: int) -> torch.Tensor:
    chunks = cut(side, encoder.shape.longest, most_tokens)
    with torch.no_grad():
        vectors = torch.cat([encoder(*pick(side, chunk)) for chunk in chunks])
    return vectors[torch.from_numpy(numpy.argsort(numpy.concatenate(chunks))).to(vectors.device)]


def backward_in_chunks(
    encoder: torch.nn.Module, sides: list[Side], most_tokens: int, loss_of: Callable[[list[torch.Tensor]], torch.Tensor]
) -> None:
    vectors = [embed_in_chunks(encoder, side, most_tokens).requires_grad_() for side in sides]
    loss_of(vectors).backward()
    for side, whole in zip(sides, vectors):
        for chunk in cut(side, encoder.shape.longest, most_tokens):
            encoder(*pick(side, chunk)).backward(whole.grad[torch.from_numpy(chunk).to(whole.device)])

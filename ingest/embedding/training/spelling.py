"""Pieces that are spelt alike help each other: a rare piece is learned from too few texts to stand alone.

    python3 spelling.py --work WORK --checkpoint WORK/a/model.pt --out WORK/b/model.pt

A piece has the character n-grams of its spelling ("▁kaupungeissa": "▁ka", "kau", "aup", …, "sa$"), as in Bojanowski et al. 2017
(arXiv:1607.04606). Each row is drawn towards what a ridge regression on its n-grams predicts, the more so the rarer the piece
is in the training texts. The model keeps its form: only the numbers in the table move.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy
import torch
from scipy import sparse

from model import read_checkpoint, save_checkpoint
from tokenizer import UNKNOWN, Tokenizer

LENGTHS = (3, 4, 5)
LEAST_PIECES = 3  # an n-gram of fewer pieces shares nothing worth having
END = "$"
RIDGE, CAP, ITERATIONS = 0.2, 300, 25
STRENGTH = 100  # occurrences that the prediction counts as


def spell(pieces: list[str]) -> sparse.csr_matrix:
    """Pieces × n-grams, each row at unit length."""
    numbers: dict[str, int] = {}
    rows, columns = [], []
    for index, piece in enumerate(pieces):
        if index > UNKNOWN:
            ended = piece + END
            for gram in sorted({ended[at : at + length] for length in LENGTHS for at in range(len(ended) - length + 1)}):
                rows.append(index)
                columns.append(numbers.setdefault(gram, len(numbers)))
    matrix = sparse.csr_matrix((numpy.ones(len(rows), numpy.float32), (rows, columns)), shape=(len(pieces), len(numbers)))
    matrix = matrix[:, numpy.flatnonzero(numpy.bincount(columns) >= LEAST_PIECES)]
    lengths = numpy.sqrt(numpy.maximum(1, numpy.asarray(matrix.sum(axis=1)).ravel()))
    return (sparse.diags((1 / lengths).astype(numpy.float32)) @ matrix).tocsr()


def predict_rows(rows: numpy.ndarray, spelt: sparse.csr_matrix, counts: numpy.ndarray) -> numpy.ndarray:
    """Ridge regression by conjugate gradients, all dimensions at once; frequent pieces count more, up to CAP."""
    weights = (numpy.minimum(counts, CAP) / CAP).astype(numpy.float32)[:, None]
    turned = spelt.T.tocsr()
    left = turned @ (rows * weights)
    found, direction, length = numpy.zeros_like(left), left.copy(), (left * left).sum(axis=0)
    for _ in range(ITERATIONS):
        applied = turned @ (weights * (spelt @ direction)) + RIDGE * direction
        share = length / ((direction * applied).sum(axis=0) + 1e-12)
        found += share * direction
        left -= share * applied
        shorter = (left * left).sum(axis=0)
        direction = left + (shorter / (length + 1e-12)) * direction
        length = shorter
    return spelt @ found


def smooth_rows(rows: numpy.ndarray, pieces: list[str], counts: numpy.ndarray, strength: float) -> numpy.ndarray:
    own = counts.astype(numpy.float32)[:, None]
    return (own * rows + strength * predict_rows(rows, spell(pieces), counts)) / (own + strength)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--checkpoint", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--strength", type=float, default=STRENGTH)
    given = arguments.parse_args()
    encoder, _ = read_checkpoint(given.checkpoint)
    counts = numpy.bincount(numpy.load(given.work / "tokens.npy", mmap_mode="r"), minlength=len(encoder.rows))
    with torch.no_grad():
        smoothed = smooth_rows(encoder.rows.numpy(), Tokenizer.read(given.work / "tokenizer.json").pieces, counts, given.strength)
        encoder.rows.copy_(torch.from_numpy(smoothed))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    save_checkpoint(given.out, encoder)
    shutil.copy(given.work / "tokenizer.json", given.out.parent / "tokenizer.json")


if __name__ == "__main__":
    main()

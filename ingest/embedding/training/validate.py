"""Figures on what was held out of the training: settings and checkpoints are chosen by these.

    python3 validate.py --work WORK WORK/a/model.pt WORK/b/model.pt
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy

from evaluate import ranks, retrieval_figures
from model import Embedder


def validate(checkpoint: Path, work: Path) -> dict[str, float]:
    """nDCG@10 of questions → passages; accuracy@1 of translations, the mean of both directions."""
    embedder = Embedder(checkpoint)
    held_out, bitext = (json.loads((work / f"{name}.json").read_text(encoding="utf-8")) for name in ("validation", "bitext"))
    passages = {text: place for place, text in enumerate(dict.fromkeys(row[2] for row in held_out))}
    right, embedded = numpy.array([passages[row[2]] for row in held_out]), embedder.embed(list(passages))
    figures = {
        language: retrieval_figures(ranks(embedder.embed([row[side] for row in held_out]) @ embedded.T, right))["nDCG@10"]
        for side, language in ((0, "fi"), (1, "en → fi"))
    }
    for pair, rows in bitext.items():
        scores, own = embedder.embed([a for a, _ in rows]) @ embedder.embed([b for _, b in rows]).T, numpy.arange(len(rows))
        figures[pair] = sum(retrieval_figures(ranks(one, own))["hit@1"] for one in (scores, scores.T)) / 2
    return {name: round(value, 4) for name, value in figures.items()}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("checkpoints", type=Path, nargs="+")
    given = arguments.parse_args()
    for checkpoint in given.checkpoints:
        print(checkpoint, validate(checkpoint, given.work), flush=True)


if __name__ == "__main__":
    main()
